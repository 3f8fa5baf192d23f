namespace Broker.Bench.Journal;

/// <summary>One block.</summary>
/// <param name="Rate">Durable transitions a second.</param>
/// <param name="MedianWait">The median time until one caller may go on.</param>
internal sealed record JournalSample(double Rate, TimeSpan MedianWait);
