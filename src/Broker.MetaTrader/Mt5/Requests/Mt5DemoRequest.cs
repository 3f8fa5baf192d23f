namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>A demo account that is to be made. Has no text form: it holds personal data.</summary>
public sealed class Mt5DemoRequest
{
    /// <summary>The access point of the trade server, as name or IP address.</summary>
    public required string Host { get; init; }

    /// <summary>The port of the access point, usually 443.</summary>
    public required int Port { get; init; }

    /// <summary>The holder's name. Default null: not sent.</summary>
    public string? UserName { get; init; }

    /// <summary>The kind of account as the broker names it. Default null: not sent.</summary>
    public string? AccountType { get; init; }

    /// <summary>The holder's country. Default null: not sent.</summary>
    public string? Country { get; init; }

    /// <summary>The holder's city. Default null: not sent.</summary>
    public string? City { get; init; }

    /// <summary>The holder's state or region. Default null: not sent.</summary>
    public string? State { get; init; }

    /// <summary>The holder's postal code. Default null: not sent.</summary>
    public string? ZipCode { get; init; }

    /// <summary>The holder's street address. Default null: not sent.</summary>
    public string? Address { get; init; }

    /// <summary>The holder's phone number. Default null: not sent.</summary>
    public string? Phone { get; init; }

    /// <summary>The holder's mail address. Default null: not sent.</summary>
    public string? Email { get; init; }

    /// <summary>The broker's company name. Default null: not sent.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The first deposit, in the account's currency. Default null: the server's choice.</summary>
    public decimal? Deposit { get; init; }

    /// <summary>The leverage, for example 200 for 1:200. Default null: the server's choice.</summary>
    public int? Leverage { get; init; }

    /// <summary>The vendor's flags; their meaning is not documented. Default null: not sent.</summary>
    public int? Flags { get; init; }

    internal void ThrowIfWrong()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Host);
        if (Port is < 1 or > ushort.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(Port), Port, "The port must be 1 to 65535.");
        }

        if (Deposit is < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Deposit), Deposit, "The deposit must not be negative.");
        }

        if (Leverage is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(Leverage), Leverage, "The leverage must be at least 1.");
        }
    }
}
