using Entente.Reading.Actors;
using Entente.Reading.Syntax;

namespace Entente.Reading.Events;

/// <summary>
/// Who acts and on whom where the tree's own slots leave it open: what belongs to the subject or object, then the nearest actor
/// of the clause, then the state itself.
/// </summary>
internal sealed class Arguments(ParsedSentence s, Clause clause, Mentions mentions)
{
    /// <summary>The actors who do what a verb says; empty where nothing in the sentence decides it.</summary>
    internal List<PhraseActor> Sources(int verb, string code)
    {
        var agents = clause.Agents(verb);
        agents.RemoveAll(a => !IsFull(a));
        if (agents.Count > 0)
            return agents;
        var head = clause.AgentHead(verb, 0);
        if (head >= 0)
        {
            foreach (var part in s.Conjuncts(head))
                if (mentions.Within(part, a => IsFull(a)) is { } inside)
                    return [inside];
            if (s.Tag(head) != "PRON")
                return Weapon(head) && mentions.InClause(verb) is { } place && mentions.All.FirstOrDefault(m => m.State == place) is { } there ? [there with { Code = place }] : [];
        }

        if (s.Passive(verb) || (s.Label(verb) == "acl" && clause.IsParticiple(verb)))
        {
            // The agent may hang on a noun in between ("given a loan of … dollars by Ethiopia").
            foreach (var mention in mentions.All)
                if (mention.Head > verb && IsFull(mention) && s.Case(mention.Head) == "by")
                    return [mention];
            // "killed in an Israeli raid", "killed in a clash with Turkish troops".
            foreach (var c in s.Children(verb))
                if (s.IsLabel(c, "obl") && s.Case(c) is "in" or "by" or "during" && IsFight(c))
                    foreach (var mention in mentions.All)
                        if (IsFull(mention) && (mention.Head == c || (s.Head(mention.Head) == c && s.Case(mention.Head) is "with" or "by" or "from")))
                            return [mention with { Code = mention.Head == c && AgentTable.Role(s.Lower[c]) is not null ? mention.State : mention.Code }];
            // Arrests, trials and bans without an agent are the act of the state they happen in.
            if (head < 0 && (code.StartsWith("09", StringComparison.Ordinal) || code.StartsWith("17", StringComparison.Ordinal) || code is "115" or "116") && mentions.InClause(verb) is { } place)
                return mentions.All.FirstOrDefault(m => m.State == place) is { } there ? [there with { Code = place + "GOV" }] : [];
            return [];
        }

        // A name right before the verb whatever the tree calls it.
        if (head < 0)
            foreach (var mention in mentions.All)
                if (mention.Head < verb && s.Head(mention.Head) == verb && s.Case(mention.Head).Length == 0 && IsFull(mention))
                    return [mention];
        // A pronoun or nothing at all: the subject of a clause before it.
        for (var i = verb - 1; i >= 0; i--)
            if (s.IsLabel(i, "nsubj") && s.Tag(i) != "PRON" && clause.Resolve(i, owners: true) is { Count: > 0 } earlier && earlier.All(IsFull))
                return earlier;
        return [];
    }

    private bool IsFight(int i) => s.Lemma[i] is "raid" or "strike" or "airstrike" or "clash" or "clashes" or "battle" or "fighting" or "attack" or "ambush" or "shelling" or "bombing" or "bombardment" or "gunfight" or "firefight" or "shootout" or "offensive" or "operation" or "assault" or "shooting" or "incursion" or "fire";

    /// <summary>What kills without saying who: laid to the place it happens in.</summary>
    private bool Weapon(int head) => s.Lemma[head] is "bomb" or "bombing" or "explosion" or "blast" or "mine" or "minefield" or "attack" or "shelling" or "gunfire" or "ambush" or "mortar" or "grenade" or "landmine" or "attacker" or "shooting" or "car-bomb" or "bomber";

    /// <summary>The nearest actor behind a trigger in its clause, with its conjuncts; actors of other states first, places last.</summary>
    internal List<PhraseActor> InClause(int trigger, List<PhraseActor> sources)
    {
        PhraseActor? best = null;
        var bestRank = int.MaxValue;
        var region = s.Subtree(trigger, c => s.Label(c) is "parataxis" || (s.IsLabel(c, "nsubj") && c < trigger && !s.Passive(trigger)) || (s.Label(c) is "conj" && s.Tag(c) == "VERB"));
        foreach (var mention in mentions.All)
        {
            if (!region.Contains(mention.Head) || !IsFull(mention) || sources.Any(a => a.Code == mention.Code || a.Head == mention.Head))
                continue;
            if (mention.Head < trigger && !s.Passive(trigger))
                continue;
            if (s.Case(mention.Head) is "by" or "despite" or "like" or "unlike" or "since" or "after" or "before" or "during" or "amid" or "under" or "according" or "without" or "than")
                continue;
            var rank = (mention.IsPlace ? 40 : 0) + (sources.Any(a => a.State == mention.State) ? 60 : 0) + Math.Abs(mention.Head - trigger);
            if (rank < bestRank)
                (best, bestRank) = (mention, rank);
        }

        if (best is null)
            return [];
        var group = clause.Resolve(best.Head, owners: true);
        group.RemoveAll(a => !IsFull(a) || sources.Any(b => b.Code == a.Code));
        return group.Count > 1 && group.Any(a => a.Code == best.Code) ? group : [best];
    }

    /// <summary>The state of a source that acts on its own: its government where the source is not of it, its people else.</summary>
    internal static List<PhraseActor> OwnState(List<PhraseActor> sources, bool governed)
    {
        if (sources.Count == 0 || AgentTable.IsRole(sources[0].State))
            return [];
        // "Young Algerians": the people of a state are not its government.
        if (sources[0] is { Code.Length: 3, Hit.Kind: World.NameKind.Demonym } people)
            return [people with { Code = people.Code + "GOV" }];
        if (sources[0].Code.Length < 6)
            return [];
        var role = sources[0].Code[3..6];
        var mine = sources[0];
        return role is "GOV" or "MIL" or "JUD" or "LEG" or "COP" or "SPY" or "PTY"
            ? governed ? [] : [mine with { Code = mine.State }]
            : [mine with { Code = mine.State + "GOV" }];
    }

    /// <summary>Whether it is clear who is meant: a name, or a role with its state.</summary>
    internal static bool IsFull(PhraseActor actor) => actor.Code.Length > 3 || (actor.Code.Length == 3 && (actor.Hit is not null || !AgentTable.IsRole(actor.Code)));
}
