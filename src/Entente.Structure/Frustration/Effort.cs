namespace Entente.Structure.Frustration;

/// <summary>
/// How much work a search may do: counted in elementary steps, so that a result does not depend on the machine, and cut
/// short by a token where the caller has less patience.
/// </summary>
internal sealed class Effort(long limit, CancellationToken stop)
{
    public long Spent { get; private set; }

    public long Limit => limit;

    public CancellationToken Stop => stop;

    public bool IsOver => Spent > limit || stop.IsCancellationRequested;

    public void Add(long steps) => Spent += steps;

    /// <summary>What is left of it, for a part that runs beside others and is added when it is done.</summary>
    public Effort Share() => new(limit - Spent, stop);
}
