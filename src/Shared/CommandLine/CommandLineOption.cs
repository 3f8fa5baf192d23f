namespace Broker.CommandLine;

/// <summary>An option that a program knows.</summary>
/// <param name="Name">Its name with the dashes, for example <c>--json</c>.</param>
/// <param name="TakesValue">Whether a value follows, as the next word or after an equals sign.</param>
/// <param name="Commands">The commands that take it; all, when none is named.</param>
internal sealed record CommandLineOption(string Name, bool TakesValue, params string[] Commands)
{
    /// <summary>Whether it may be given more than once. Default false.</summary>
    public bool MayRepeat { get; init; }
}
