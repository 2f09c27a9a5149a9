using System.Text.Json.Serialization;

namespace Entente.Desk.Contracts.Brief;

/// <summary>Writes <see cref="BriefDocument"/>.</summary>
[JsonSerializable(typeof(BriefDocument))]
public sealed partial class BriefContext : JsonSerializerContext
{
    /// <summary>With the options of all documents.</summary>
    public static BriefContext Of { get; } = new(Documents.Options());
}
