using System.Buffers.Binary;

namespace Entente.Files;

/// <summary>CRC-32 of zip and gzip (ISO 3309, polynomial 0xEDB88320), eight bytes at a step (Kounavis and Berry 2005, slicing by 8).</summary>
internal static class Crc32
{
    internal const uint Start = 0xFFFFFFFF;
    private static readonly uint[] Tables = Build();

    internal static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        var t = Tables;
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t[1792 + (int)(low & 255)] ^ t[1536 + (int)((low >> 8) & 255)] ^ t[1280 + (int)((low >> 16) & 255)] ^ t[1024 + (int)(low >> 24)]
                ^ t[768 + (int)(high & 255)] ^ t[512 + (int)((high >> 8) & 255)] ^ t[256 + (int)((high >> 16) & 255)] ^ t[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
            crc = (crc >> 8) ^ t[(int)((crc ^ b) & 255)];
        return crc;
    }

    internal static uint Finish(uint crc) => ~crc;

    private static uint[] Build()
    {
        var tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            var c = i;
            for (var k = 0; k < 8; k++)
                c = (c & 1) != 0 ? (c >> 1) ^ 0xEDB88320 : c >> 1;
            tables[i] = c;
        }

        for (var k = 1; k < 8; k++)
            for (var i = 0; i < 256; i++)
                tables[(k * 256) + i] = (tables[((k - 1) * 256) + i] >> 8) ^ tables[(int)(tables[((k - 1) * 256) + i] & 255)];
        return tables;
    }
}
