namespace Broker.Payments.Reconciliation.Books;

/// <summary>Which way money goes, seen from us.</summary>
public enum MoneyDirection
{
    /// <summary>Towards us. For <see cref="AppliedEntry"/>: credited to the client's account, since a client's payment towards us is what it stands for.</summary>
    In = 0,

    /// <summary>Away from us.</summary>
    Out = 1,
}
