namespace Broker.Core.Boundaries.Accounts;

/// <summary>The closed list of causes a diagnosis can name.</summary>
public enum DelayCause
{
    /// <summary>The evidence does not suffice.</summary>
    InsufficientEvidence = 0,

    /// <summary>Evidence is older than its limit: ask again.</summary>
    EvidenceTooOld = 1,

    /// <summary>The probe that would decide may not be made again yet, because it can change the connection.</summary>
    IntrusiveProbeDenied = 2,

    /// <summary>Connected and quotes are fresh: an account that does not trade is only quiet.</summary>
    QuietAccount = 10,

    /// <summary>The market is closed.</summary>
    MarketClosed = 11,

    /// <summary>The session had dropped and works again since the check.</summary>
    SessionReconnected = 12,

    /// <summary>Only a server was asked for, and it answers.</summary>
    ServerReachable = 13,

    /// <summary>The identity check is not valid.</summary>
    KycNotValid = 20,

    /// <summary>The money has not settled.</summary>
    MoneyPending = 21,

    /// <summary>The money does not match what was agreed.</summary>
    MoneyMismatch = 22,

    /// <summary>The payment is disputed.</summary>
    MoneyDisputed = 23,

    /// <summary>An order was refused by the rules of market or account.</summary>
    OrderRefused = 24,

    /// <summary>Everything is ready, and nobody asked for the registration.</summary>
    ReadyNotRequested = 30,

    /// <summary>A review is open.</summary>
    ReviewOpen = 31,

    /// <summary>We restrict the account ourselves.</summary>
    OwnRestriction = 32,

    /// <summary>The registration is under way.</summary>
    RegistrationUnderWay = 33,

    /// <summary>The answer to the registration was lost.</summary>
    RegistrationUncertain = 34,

    /// <summary>The trade server refuses login, password or one-time password.</summary>
    CredentialsRefused = 35,

    /// <summary>The trade server's name is not known.</summary>
    ServerNameUnknown = 36,

    /// <summary>The client gave the investor password, with which nothing can be traded.</summary>
    ReadOnlyLogin = 37,

    /// <summary>The trade server has disabled the account or its trading.</summary>
    AccountDisabled = 38,

    /// <summary>The trading API refuses our own credentials.</summary>
    OurCredentialsRefused = 39,

    /// <summary>The trading API does not know the account.</summary>
    AccountUnknown = 40,

    /// <summary>We call the trading API too often.</summary>
    RateLimited = 41,

    /// <summary>There were too many logins at the trade server.</summary>
    LoginThrottled = 42,

    /// <summary>A limit of sessions or licences is reached.</summary>
    SessionLimitReached = 43,

    /// <summary>The outcome of an order is not known.</summary>
    OrderOutcomeUnknown = 44,

    /// <summary>The CRM shows an old state; the state itself is fine.</summary>
    CrmProjectionLate = 45,

    /// <summary>The registration was refused for a reason that no probe explains.</summary>
    RegistrationRefused = 46,

    /// <summary>The trade server's access points are others than those stored.</summary>
    AddressesChanged = 60,

    /// <summary>The session claims to be connected, and no quotes arrive although the market is open.</summary>
    SessionStale = 61,

    /// <summary>The account cannot be connected although its access point answers.</summary>
    SessionLost = 62,

    /// <summary>One access point is down, others answer.</summary>
    AccessPointDown = 63,

    /// <summary>All access points of the server are down, other hosts answer.</summary>
    TradeServerDown = 64,

    /// <summary>No host at all is reachable from the trading API.</summary>
    ApiNetworkDown = 65,

    /// <summary>All access points are down; without a control host it is not known whether others answer.</summary>
    AccessPointsUnreachable = 66,

    /// <summary>The trading API does not answer.</summary>
    ApiServiceDown = 67,

    /// <summary>One access point is slow, others are not.</summary>
    AccessPointSlow = 70,

    /// <summary>All access points of the server are slow, other hosts are not.</summary>
    TradeServerSlow = 71,

    /// <summary>The trading API is slow, the access points are not.</summary>
    ApiSlow = 72,

    /// <summary>Every segment is slow.</summary>
    SlowEverywhere = 73,

    /// <summary>Events of the CRM are missing.</summary>
    CrmEventsMissing = 80,
}
