namespace Broker.Payments.Stripe;

/// <summary>Stripe's version names: a date and, since late 2024, the name of a train. Breaking changes come only with a new train.</summary>
/// <remarks>contracts/payments.md a1.</remarks>
public static class StripeApiVersion
{
    /// <summary>The version sent when nothing else is set.</summary>
    public const string Default = "2026-07-29.dahlia";

    /// <summary>True when a body of one version can be read as one of the other: the same train, or the very same version where there is no train.</summary>
    public static bool AreCompatible(string? left, string? right)
    {
        ReadOnlySpan<char> leftTrain = Train(left), rightTrain = Train(right);
        return leftTrain.IsEmpty && rightTrain.IsEmpty
            ? string.Equals(left, right, StringComparison.Ordinal)
            : leftTrain.SequenceEqual(rightTrain);
    }

    internal static bool IsWellFormed(string? version)
    {
        if (version is null || version.Length < 10 || !DateOnly.TryParseExact(version.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _))
        {
            return false;
        }

        return version.Length == 10 || (version.Length > 11 && version[10] == '.' && version.AsSpan(11).IndexOfAnyExceptInRange('a', 'z') < 0);
    }

    private static ReadOnlySpan<char> Train(string? version)
    {
        int dot = version?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot < 0 ? [] : version.AsSpan(dot + 1);
    }
}
