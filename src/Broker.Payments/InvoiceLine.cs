using Broker.Core.Monetary;

namespace Broker.Payments;

/// <summary>One line of an invoice.</summary>
/// <param name="Description">What is charged for, as the payer sees it.</param>
/// <param name="Amount">How much for the whole line.</param>
public sealed record InvoiceLine(string Description, Money Amount);
