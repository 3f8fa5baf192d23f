namespace Broker.Payments.Praxis;

/// <summary>What a client comes to the cashier page for.</summary>
public enum PraxisIntent
{
    /// <summary>To pay in.</summary>
    Payment = 0,

    /// <summary>To have an amount authorised only.</summary>
    Authorization = 1,

    /// <summary>To ask for a withdrawal, which then waits for approval.</summary>
    Withdrawal = 2,
}
