namespace Broker.Bench.Bodies;

/// <summary>Bodies are wrapped in the source to be readable and sent on one line.</summary>
internal static class OneLine
{
    public static string Of(string wrapped) => wrapped.Replace("\n", string.Empty, StringComparison.Ordinal);
}
