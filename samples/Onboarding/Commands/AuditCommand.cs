using System.Text.Json;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Sqlite;
using Onboarding.CommandLine;
using Onboarding.Output;

namespace Onboarding.Commands;

/// <summary>Is the audit chain whole?</summary>
internal static class AuditCommand
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not ["verify"])
        {
            throw new UsageException("audit knows one word: audit verify --db FILE.");
        }

        await using SqliteCaseJournal journal = await JournalReader.OpenAsync(arguments, cancellationToken);
        AuditVerification result = await AuditVerifier.VerifyAsync(journal.ReadAuditAsync(JournalReader.Tenant, 1, cancellationToken), null, cancellationToken);
        Console.WriteLine(arguments.Json
            ? JsonSerializer.Serialize(new AuditBody(result.IsValid, result.Count, result.Head, result.FirstBadSequence, result.Fault?.ToString(), result.Sentence), OutputJson.Default.AuditBody)
            : $"{result.Sentence} Head {result.Head}.");
        return result.IsValid ? 0 : 1;
    }
}
