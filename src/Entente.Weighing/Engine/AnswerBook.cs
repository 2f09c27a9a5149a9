using System.Collections.Frozen;

namespace Entente.Weighing;

/// <summary>The desk's answers by the id of what they answer.</summary>
internal sealed class AnswerBook
{
    private readonly FrozenDictionary<string, Answer> _byId;

    internal AnswerBook(IEnumerable<Answer> answers) => _byId = answers.DistinctBy(a => a.Id).ToFrozenDictionary(a => a.Id, StringComparer.Ordinal);

    internal static AnswerBook Empty { get; } = new([]);

    internal Answer? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The main number of an answer; null where there is none.</summary>
    internal double? Number(string id) => Find(id)?.Find(null)?.Value.TryGet(out var number) == true ? number : null;
}
