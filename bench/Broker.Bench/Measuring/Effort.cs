namespace Broker.Bench.Measuring;

/// <summary>How long a section may take.</summary>
/// <param name="Rounds">Rounds; a ratio is taken within each.</param>
/// <param name="Turns">Blocks of each contestant within a round, in rotating order.</param>
/// <param name="Block">The length of one block.</param>
/// <param name="WarmUp">Time each contestant runs unmeasured, so that its code is at its final tier.</param>
internal sealed record Effort(int Rounds, int Turns, TimeSpan Block, TimeSpan WarmUp)
{
    public static Effort Quick { get; } = new(5, 6, TimeSpan.FromMilliseconds(8), TimeSpan.FromMilliseconds(500));

    public static Effort Full { get; } = new(11, 12, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(1500));
}
