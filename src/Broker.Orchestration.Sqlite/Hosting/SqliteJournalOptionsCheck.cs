using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Sqlite.Hosting;

/// <summary>Lets the host refuse to start with wrong options.</summary>
internal sealed class SqliteJournalOptionsCheck : IValidateOptions<SqliteJournalOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteJournalOptions options) => options.Check().ToResult();
}
