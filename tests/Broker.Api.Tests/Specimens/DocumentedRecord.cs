#pragma warning disable CS1591, CS1573
namespace Broker.Api.Tests.Specimens;

/// <summary>A record whose positional members are explained on the type, all but one.</summary>
/// <param name="Ticket">The order's number.</param>
public sealed record DocumentedRecord<T>(long Ticket, T Unexplained)
    where T : notnull
{
    /// <summary>Generic arguments, arrays, references and nullable values in one id.</summary>
    public TOther? Convert<TOther>(Dictionary<T, List<TOther[]>> map, ref int? count, T[,] grid)
        where TOther : class => null;

    /// <summary>A conversion is told apart by what it converts to.</summary>
    public static explicit operator long(DocumentedRecord<T> value) => value.Ticket;

    /// <summary>A nested type.</summary>
    public sealed class Inner
    {
        /// <summary>Of the outer parameter.</summary>
        public Task<T>? Value { get; set; }
    }
}
