using System.Globalization;

namespace Broker.Orchestration.Sqlite.Engine;

/// <summary>The result code behind a storage error.</summary>
internal sealed class SqliteCode(int code) : Exception("SQLite result code " + code.ToString(CultureInfo.InvariantCulture))
{
    internal int Code { get; } = code;
}
