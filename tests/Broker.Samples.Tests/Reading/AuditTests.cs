using System.Text.Json;
using Broker.Samples.Tests.Support;
using SQLitePCL;

namespace Broker.Samples.Tests.Reading;

/// <summary>A journal that somebody changed behind the program's back.</summary>
public sealed class AuditTests : OnboardingTest
{
    [Fact]
    public async Task A_tampered_audit_trail_is_told_with_the_record()
    {
        (await ProgramAsync("run", "--customers", "2", "--db", Database, "--json")).MustExitWith(0);
        JsonElement whole = (await ProgramAsync("audit", "verify", "--db", Database, "--json")).MustExitWith(0).Json;
        Assert.True(whole.GetProperty("valid").GetBoolean());

        await IsFoundAsync("UPDATE audit SET canonical = replace(canonical, 'decision', 'decizion') WHERE sequence = 7", "Altered", 7);
        await IsFoundAsync("UPDATE audit SET canonical = canonical || ' ' WHERE sequence = 3", "Altered", 3);
        await IsFoundAsync("DELETE FROM audit WHERE sequence = 5", "Missing", 5);
        await IsFoundAsync("UPDATE audit SET previous_hash = hash WHERE sequence = 9", "Altered", 9);
    }

    private async Task IsFoundAsync(string change, string fault, int record)
    {
        string copy = Path.Combine(Folder, $"tampered-{record}.db");
        File.Copy(Database, copy);
        if (File.Exists(Database + "-wal"))
        {
            File.Copy(Database + "-wal", copy + "-wal");
        }

        Execute(copy, change);
        ProgramResult result = (await ProgramAsync("audit", "verify", "--db", copy, "--json")).MustExitWith(1);
        Assert.False(result.Json.GetProperty("valid").GetBoolean());
        Assert.Equal((fault, record), (result.Json.GetProperty("fault").GetString()!, result.Json.GetProperty("firstBadSequence").GetInt32()));
        Assert.Contains($"Record {record} ", result.Json.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    private static void Execute(string path, string sql)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out sqlite3 database));
        using (database)
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, sql));
            Assert.Equal(1, raw.sqlite3_changes(database));
        }
    }
}
