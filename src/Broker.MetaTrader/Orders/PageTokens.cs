using System.Globalization;

namespace Broker.MetaTrader.Orders;

/// <summary>Tokens of a history's pages: page numbers from zero, as text.</summary>
internal static class PageTokens
{
    /// <exception cref="ArgumentException">The token is no page number.</exception>
    internal static int Read(string? token) =>
        token is null ? 0
        : int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw new ArgumentException($"A token of a history is a page number from 0 to {int.MaxValue}, as an earlier page gave it.", nameof(token));

    /// <summary>The token of the page behind this one; null when there is none. An answer that does not say how many pages there are ends with a page that is not full.</summary>
    internal static string? Next(int number, int? pagesCount, int count, int ordersPerPage)
    {
        bool more = pagesCount is { } pages ? number < pages - 1 : count >= ordersPerPage;
        return more && number < int.MaxValue ? (number + 1).ToString(CultureInfo.InvariantCulture) : null;
    }
}
