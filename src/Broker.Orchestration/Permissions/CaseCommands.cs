using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Permissions;

/// <summary>What belongs to a command: its row of the decision table, and the next actions of exception items that it is the permission for.</summary>
public static class CaseCommands
{
    /// <summary>The permission that a next action of an exception item needs; null for work outside this program, for example <c>FixAdapter</c>.</summary>
    /// <param name="nextAction">The action's word, as <see cref="Operators.ExceptionItem.NextActions"/> has it.</param>
    public static CaseCommand? ForNextAction(string nextAction) => nextAction switch
    {
        "RetryRegistration" => CaseCommand.RegisterAccount,
        "RelinkAccount" => CaseCommand.RelinkAccount,
        "DeleteAccountWithReview" => CaseCommand.DeleteAccount,
        "RelinkCrm" => CaseCommand.RelinkCrm,
        "RefundHeldMoney" => CaseCommand.RefundMoney,
        "Repeat" => CaseCommand.RepeatWork,
        "DismissWithReason" => CaseCommand.DismissException,
        "ApproveReview" => CaseCommand.ApproveReview,
        "DeclineReview" => CaseCommand.DeclineReview,
        "Diagnose" => CaseCommand.Diagnose,
        "OpenTicket" => CaseCommand.OpenTicket,
        _ => null,
    };

    internal static CaseEvent? EventOf(CaseCommand command) => command switch
    {
        CaseCommand.RegisterAccount => CaseEvent.H1,
        CaseCommand.ChangeLeverage => CaseEvent.H2,
        CaseCommand.ChangeProgram => CaseEvent.H3,
        CaseCommand.ApproveReview => CaseEvent.H4,
        CaseCommand.DeclineReview => CaseEvent.H5,
        CaseCommand.Suspend => CaseEvent.H7,
        CaseCommand.Reinstate => CaseEvent.H8,
        CaseCommand.CloseCase => CaseEvent.H9,
        CaseCommand.ReopenCase => CaseEvent.H10,
        CaseCommand.SendOrder => CaseEvent.H11,
        CaseCommand.EraseCustomer => CaseEvent.H12,
        _ => null,
    };
}
