using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Entente.Forecasting;

/// <summary>What actors' names say: "Foreign Affairs (Russia)" is a role and a country. Counts by role and by country, as they are revealed.</summary>
internal sealed class NameBook
{
    private readonly int _directed;
    private readonly int[] _country;
    private readonly int[] _role;
    private readonly Dictionary<long, float> _roleAsked = [];
    private readonly Dictionary<(long, int), float> _roleAnswered = [];
    private readonly Dictionary<long, Decayed> _countryPair = [];
    private readonly Dictionary<long, Decayed> _countryAsked = [];
    private readonly Dictionary<(long, int), Decayed> _countryTriple = [];
    private readonly Dictionary<(long, int), Decayed> _countryObject = [];
    private readonly Dictionary<long, List<int>> _objectsOf = [];

    internal NameBook(ImmutableArray<string> names, int directed)
    {
        _directed = directed;
        _country = new int[names.Length];
        _role = new int[names.Length];
        Dictionary<string, int> countries = new(StringComparer.Ordinal), roles = new(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var (role, country) = Split(names[i]);
            _country[i] = Number(countries, country);
            _role[i] = Number(roles, role);
        }

        (Roles, Countries) = (roles.Count, countries.Count);
    }

    /// <summary>Role and country; a name without brackets is its own country and has the role "*".</summary>
    internal static (string Role, string Country) Split(string name)
    {
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && name.EndsWith(')') ? (name[..open], name[(open + 2)..^1]) : ("*", name);
    }

    /// <summary>The number of each actor's role.</summary>
    internal ReadOnlySpan<int> Role => _role;

    /// <summary>The number of each actor's country.</summary>
    internal ReadOnlySpan<int> Country => _country;

    internal int Roles { get; }

    internal int Countries { get; }

    internal void Reveal(int s, int r, int o, int day)
    {
        var asked = RoleKey(s, r, o);
        CollectionsMarshal.GetValueRefOrAddDefault(_roleAsked, asked, out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(_roleAnswered, (asked, _role[o]), out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(_countryPair, PairKey(s, o), out _).Add(day);
        var country = CountryKey(s, r);
        CollectionsMarshal.GetValueRefOrAddDefault(_countryAsked, country, out _).Add(day);
        CollectionsMarshal.GetValueRefOrAddDefault(_countryTriple, (country, _country[o]), out _).Add(day);
        ref var mine = ref CollectionsMarshal.GetValueRefOrAddDefault(_countryObject, (country, o), out var known);
        mine.Add(day);
        if (!known)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_objectsOf, country, out _);
            (list ??= []).Add(o);
        }
    }

    /// <summary>Objects that actors of the subject's country met in the relation, the latest met first time last.</summary>
    internal List<int>? ObjectsOf(int s, int r) => _objectsOf.GetValueOrDefault(CountryKey(s, r));

    internal float CountryObject(int s, int r, int o, int now) =>
        _countryObject.TryGetValue((CountryKey(s, r), o), out var c) ? c.Slow(now) : 0;

    internal void Write(int s, int r, int o, int now, Span<float> row)
    {
        var asked = RoleKey(s, r, o);
        var country = CountryKey(s, r);
        row[(int)Feature.SameCountry] = _country[s] == _country[o] ? 1 : 0;
        row[(int)Feature.RoleChance] = MathF.Log((_roleAnswered.GetValueOrDefault((asked, _role[o])) + .01f) / (_roleAsked.GetValueOrDefault(asked) + 5));
        row[(int)Feature.CountryPair] = _countryPair.TryGetValue(PairKey(s, o), out var pair) ? MathF.Log(1 + pair.Slow(now)) : 0;
        var all = _countryAsked.TryGetValue(country, out var a) ? a.Slow(now) : 0;
        var triple = _countryTriple.TryGetValue((country, _country[o]), out var t) ? t.Slow(now) : 0;
        row[(int)Feature.CountryTriple] = MathF.Log((triple + .02f) / (all + 1));
        row[(int)Feature.CountryShare] = MathF.Log((CountryObject(s, r, o, now) + .01f) / (triple + .5f));
    }

    private long RoleKey(int s, int r, int o) => ((((long)_role[s] * _directed) + r) * 2) + (_country[s] == _country[o] ? 1 : 0);

    private long CountryKey(int s, int r) => ((long)_country[s] * _directed) + r;

    private long PairKey(int s, int o) => ((long)_country[s] << 32) + _country[o];

    private static int Number(Dictionary<string, int> numbers, string key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
        if (!known)
            number = numbers.Count - 1;
        return number;
    }
}
