using System.ComponentModel;

namespace Broker.Crm.HubSpot.Records;

/// <summary>Reads the value of an option; false for one that the enum does not have. Written by the generator.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="option">The value as UTF-8.</param>
/// <param name="value">The member.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool HubSpotOptionParser<T>(ReadOnlySpan<byte> option, out T value)
    where T : struct, Enum;
