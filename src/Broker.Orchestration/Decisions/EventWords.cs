using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Decisions;

/// <summary>The events in words for people.</summary>
internal static class EventWords
{
    internal static string Of(CaseEvent caseEvent) => caseEvent switch
    {
        CaseEvent.C2 => "the lead was qualified",
        CaseEvent.K1 => "the identity check was submitted",
        CaseEvent.K2 => "the identity check was approved",
        CaseEvent.K3 => "the identity check was approved until a date",
        CaseEvent.K4 => "the identity check needs the client to act",
        CaseEvent.K5 => "the identity check was rejected for good",
        CaseEvent.K6 => "the identity check expired",
        CaseEvent.K7 => "the identity approval was withdrawn",
        CaseEvent.P1 => "a payment is pending",
        CaseEvent.P2 => "a payment settled",
        CaseEvent.P3 => "a payment settled in another currency or from another payer",
        CaseEvent.P4 => "a payment failed",
        CaseEvent.P5 => "a payment was refunded in full",
        CaseEvent.P6 => "a payment was refunded in part",
        CaseEvent.P7 => "a payment is disputed",
        CaseEvent.P8 => "a dispute was won",
        CaseEvent.P9 => "a dispute was lost",
        CaseEvent.T1 => "an account was found",
        CaseEvent.T2 => "the registration was refused",
        CaseEvent.T3 => "the registration's outcome is unknown",
        CaseEvent.T4 => "a second account appeared",
        CaseEvent.T5 => "the account connected while another gate is open",
        CaseEvent.T6 => "the connection check failed",
        CaseEvent.T7 => "the account is missing from a complete listing",
        CaseEvent.H1 => "a registration was asked for",
        _ => $"event {caseEvent}",
    };
}
