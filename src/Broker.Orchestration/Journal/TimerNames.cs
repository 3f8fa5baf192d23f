namespace Broker.Orchestration.Journal;

/// <summary>The timers of domain/onboarding.md 3.7.</summary>
public static class TimerNames
{
    /// <summary>Registration uncertain for too long: becomes an exception item.</summary>
    public const string UncertainTooLong = "uncertain-too-long";

    /// <summary>Registered without a connection for too long.</summary>
    public const string ConnectTooLong = "connect-too-long";

    /// <summary>Money held before KYC for too long.</summary>
    public const string EarlyMoney = "early-money";

    /// <summary>Registration may be tried again.</summary>
    public const string RegisterAgain = "register-again";

    /// <summary>The KYC approval runs out.</summary>
    public const string KycValidity = "kyc-validity";
}
