namespace Broker.Bench.Csv;

/// <summary>A closed deal of twelve columns: one text that is unique, three that come again, five numbers, a flag, a moment, a date.</summary>
internal readonly record struct DealRow(
    string? Id, string? Symbol, string? Side, string? Status, long? Login, decimal? Lots, decimal? Price, decimal? Profit, decimal? Swap, bool? IsClosed, DateTimeOffset? Opened, DateOnly? Settles)
{
    public static string[] Columns { get; } =
        ["Id", "Symbol__c", "Side__c", "Status__c", "Login__c", "Lots__c", "Price__c", "Profit__c", "Swap__c", "Closed__c", "Opened__c", "Settles__c"];
}
