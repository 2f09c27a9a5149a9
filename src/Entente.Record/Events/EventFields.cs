using System.Globalization;
using Entente.Files;
using Entente.Record.Import;

namespace Entente.Record.Events;

/// <summary>Reads cells of event tables as their providers write them.</summary>
internal static class EventFields
{
    /// <summary>The cell without spaces and without quotation marks around it: Dataverse puts them round texts in files parted by tabs.</summary>
    internal static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> field)
    {
        field = field.Trim(" "u8);
        return field.Length >= 2 && field[0] == '"' && field[^1] == '"' ? field[1..^1].Trim(" "u8) : field;
    }

    /// <summary>Whether the cell is a mark for no value; POLECAT writes None.</summary>
    internal static bool IsNothing(ReadOnlySpan<byte> bare) => Numbers.IsBlank(bare) || bare.SequenceEqual("None"u8);

    internal static bool IsNothing(string text) => text is "" or "." or "-" or ".." or "NA" or "NaN" or "None";

    internal static bool TryDay(ReadOnlySpan<byte> field, DayForm form, out DateOnly day)
    {
        field = Bare(field);
        if (Dates.TryDay(field, out day))
            return true;
        return form switch
        {
            DayForm.IsoOrWritten => field.Length <= 40 && DateOnly.TryParseExact(DelimitedReader.TextOf(field), ["dd MMMM yyyy", "d MMMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day),
            DayForm.IsoOrMonthFirst => field.Length <= 10 && DateOnly.TryParseExact(DelimitedReader.TextOf(field), "M/d/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day),
            _ => false,
        };
    }

    internal static string Short(ReadOnlySpan<byte> field) => DelimitedReader.TextOf(field[..Math.Min(40, field.Length)]);
}
