namespace Broker.Crm.HubSpot.Records;

/// <summary>Makes lists that are added to what a multi-select property holds, instead of replacing it.</summary>
public static class HubSpotAppend
{
    /// <summary>Options to add. Such a write is not repeated when its outcome is unknown, since it sets no end state.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static HubSpotAppend<T> Of<T>(params ReadOnlySpan<T> options)
        where T : notnull =>
        options.IsEmpty ? throw new ArgumentException("There is no option to append.", nameof(options)) : new HubSpotAppend<T>(options.ToArray());
}
