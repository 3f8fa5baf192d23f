#pragma warning disable CS1591
namespace Broker.Api.Tests.Specimens;

/// <summary>Options with and without a documented default.</summary>
public sealed class DocumentedOptions
{
    /// <summary>How often. Default: 3.</summary>
    public int Good { get; set; } = 3;

    /// <summary>Where to. Required.</summary>
    public Uri? Needed { get; set; }

    /// <summary>How long.</summary>
    public TimeSpan Silent { get; set; }

    public int Bare { get; set; }

    /// <summary>Cannot be set.</summary>
    public int Computed => Good;
}
