using Entente.World;

namespace Entente.Duration;

/// <summary>
/// A survival model in R's notation: <c>Surv(start, stop, event) ~ age + log(bili) + strata(region)</c>. Understood are
/// <c>+ : * ^ -1 ( )</c>, <c>strata() cluster() offset() frailty() ridge() factor()</c>, and in expressions arithmetic, comparison,
/// <c>log log1p log2 log10 exp sqrt abs I</c>.
/// </summary>
public sealed class Formula
{
    private Formula(string text, CallExpression response) => (Text, Response) = (text, response);

    /// <summary>The formula as it was written.</summary>
    public string Text { get; }

    internal CallExpression Response { get; }

    internal List<Expression[]> Terms { get; } = [];

    internal List<Expression> Strata { get; } = [];

    internal List<Expression> Offsets { get; } = [];

    internal Expression? Cluster { get; private set; }

    internal CallExpression? Frailty { get; private set; }

    internal CallExpression? Ridge { get; private set; }

    /// <summary>Reads a formula.</summary>
    /// <exception cref="InputException">It does not parse; the message shows the place with a caret.</exception>
    public static Formula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parsed = FormulaParser.Parse(text);
        if (parsed is not BinaryExpression { Sign: "~" } tilde)
            throw FormulaParser.Fail(text, text.Length, "~ is missing; write Surv(time, status) ~ 1 for no groups and no covariates");
        if (tilde.Left is not CallExpression { Function: "Surv" } surv)
            throw FormulaParser.Fail(text, tilde.Left.At, "Surv(time, status) was expected on the left of ~");
        var formula = new Formula(text, surv);
        foreach (var term in formula.Expand(tilde.Right))
            formula.Add(term);
        return formula;
    }

    internal InputException Fail(int at, string what) => FormulaParser.Fail(Text, at, what);

    private void Add(Expression[] term)
    {
        if (term.Length > 1 && Array.Find(term, t => t is CallExpression { Function: "strata" or "cluster" or "offset" or "frailty" or "ridge" }) is { } special)
            throw Fail(special.At, $"{((CallExpression)special).Function}() cannot stand in an interaction");
        switch (term[0])
        {
            case CallExpression { Function: "strata" } call:
                Strata.AddRange(call.Positional);
                break;
            case CallExpression { Function: "offset" } call:
                Offsets.Add(One(call));
                break;
            case CallExpression { Function: "cluster" } call:
                Cluster = One(call);
                break;
            case CallExpression { Function: "frailty" or "frailty.gamma" or "frailty.gaussian" } call:
                Frailty = call;
                break;
            case CallExpression { Function: "ridge" } call:
                Ridge = call;
                Terms.AddRange(call.Positional.Select(e => new[] { e }));
                break;
            default:
                if (!Terms.Exists(t => SameTerm(t, term)))
                    Terms.Add(term);
                break;
        }
    }

    // Terms are ordered by degree, as R orders them.
    private List<Expression[]> Expand(Expression e)
    {
        var terms = new List<Expression[]>();
        Collect(e, terms, 1);
        return [.. terms.Select((t, i) => (t, i)).OrderBy(x => x.t.Length).ThenBy(x => x.i).Select(x => x.t)];
    }

    private void Collect(Expression e, List<Expression[]> terms, int sign)
    {
        switch (e)
        {
            case NumberExpression { Value: 0 or 1 }:
                return;
            case NumberExpression n:
                throw Fail(n.At, $"{n.Text} is no term; only 0 and 1 may stand alone");
            case UnaryExpression u:
                Collect(u.Inner, terms, u.Sign == '-' ? -sign : sign);
                return;
            case BinaryExpression { Sign: "()" } p:
                Collect(p.Left, terms, sign);
                return;
            case BinaryExpression { Sign: "+" } b:
                Collect(b.Left, terms, sign);
                Collect(b.Right, terms, sign);
                return;
            case BinaryExpression { Sign: "-" } b:
                Collect(b.Left, terms, sign);
                Collect(b.Right, terms, -sign);
                return;
            case BinaryExpression { Sign: ":" or "*" } b:
                var left = Expand(b.Left);
                var right = Expand(b.Right);
                var product = from l in left from r in right select Union(l, r);
                foreach (var term in b.Sign == "*" ? left.Concat(right).Concat(product) : product)
                    Change(terms, term, sign);
                return;
            case BinaryExpression { Sign: "^", Right: NumberExpression power } b:
                var once = Expand(b.Left);
                var all = once;
                for (var i = 1; i < power.Value; i++)
                    all = [.. all, .. from l in all from r in once select Union(l, r)];
                foreach (var term in all)
                    Change(terms, term, sign);
                return;
            case BinaryExpression b:
                throw Fail(b.At, $"'{b.Sign}' has no meaning among terms; put arithmetic into I( )");
            case StringExpression s:
                throw Fail(s.At, "a text is no term");
            default:
                Change(terms, [e], sign);
                return;
        }
    }

    private static void Change(List<Expression[]> terms, Expression[] term, int sign)
    {
        if (sign < 0)
            terms.RemoveAll(t => SameTerm(t, term));
        else if (!terms.Exists(t => SameTerm(t, term)))
            terms.Add(term);
    }

    private static Expression[] Union(Expression[] a, Expression[] b) => [.. a, .. b.Where(x => !Array.Exists(a, y => y.Text == x.Text))];

    private static bool SameTerm(Expression[] a, Expression[] b) =>
        a.Length == b.Length && Array.TrueForAll(a, x => Array.Exists(b, y => y.Text == x.Text));

    private Expression One(CallExpression call) =>
        call.Positional.Count() == 1 ? call.Positional.First() : throw Fail(call.At, $"{call.Function}() takes one argument");
}
