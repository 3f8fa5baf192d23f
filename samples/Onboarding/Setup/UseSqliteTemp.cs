#pragma warning disable
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite;
namespace Onboarding.Setup;
internal static class Temp { internal static BrokerOrchestrationBuilder UseSqlite(this BrokerOrchestrationBuilder b, string path) => b.UseJournal(_ => SqliteCaseJournal.OpenAsync(new SqliteJournalOptions { Path = path }, TimeProvider.System).AsTask().GetAwaiter().GetResult()); }
