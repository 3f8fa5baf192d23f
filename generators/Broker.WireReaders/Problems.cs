using Microsoft.CodeAnalysis;

namespace Broker.WireReaders;

/// <summary>What the generator complains about.</summary>
internal static class Problems
{
#pragma warning disable RS2008 // not shipped, so there are no releases of its rules to track
    public static readonly DiagnosticDescriptor Wrong = new("WIRE001", "A wire type cannot be read", "{0}: {1}", "Broker.WireReaders", DiagnosticSeverity.Error, isEnabledByDefault: true);
#pragma warning restore RS2008
}
