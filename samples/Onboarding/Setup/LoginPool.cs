using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Onboarding.Setup;

/// <summary>
/// The broker's own source of logins. For the simulators a login is computed from the customer, so it is the same after every restart; for a live
/// system prepared logins come from a file of JSON lines {"customer","login","server","passwordFile"}.
/// </summary>
public sealed class LoginPool : IAccountCredentials
{
    /// <summary>The simulated trade server.</summary>
    public const string SimulatedServer = "Simulated-Demo";

    private const long FirstLogin = 5_000_000;
    private readonly Dictionary<string, (TradingLogin Login, string PasswordFile)> prepared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TradingLogin, string> passwordFiles = new();

    /// <summary>Makes the pool; a path names the file of prepared logins.</summary>
    public LoginPool(string? path)
    {
        if (path is null)
        {
            return;
        }

        foreach (string line in File.ReadLines(path).Where(static l => l.Length > 0))
        {
            using JsonDocument one = JsonDocument.Parse(line);
            JsonElement root = one.RootElement;
            var login = new TradingLogin(root.GetProperty("login").GetInt64(), root.GetProperty("server").GetString()!);
            string file = root.GetProperty("passwordFile").GetString()!;
            prepared.Add(root.GetProperty("customer").GetString()!, (login, file));
            passwordFiles[login] = file;
        }
    }

    /// <summary>The login of a customer at the simulators.</summary>
    public static TradingLogin LoginOf(CustomerId customer)
    {
        string digits = new([.. customer.Value.Where(char.IsAsciiDigit)]);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? new TradingLogin(FirstLogin + number, SimulatedServer)
            : new TradingLogin(FirstLogin + (BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(customer.Value))) & 0x7FFFFFFF), SimulatedServer);
    }

    /// <inheritdoc/>
    public ValueTask<TradingLogin> ReserveAsync(LoginReservation reservation, CancellationToken cancellationToken = default) =>
        prepared.Count == 0
            ? new(LoginOf(reservation.Customer))
            : prepared.TryGetValue(reservation.Customer.Value, out var found)
                ? new(found.Login)
                : throw new InvalidOperationException("No login is prepared for this customer.");

    /// <inheritdoc/>
    public ValueTask<Secret> GetPasswordAsync(TradingLogin login, CancellationToken cancellationToken = default) =>
        passwordFiles.TryGetValue(login, out string? file)
            ? new(Secret.FromFile(file))
            : new(Secret.From("pw-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("simulated" + login)).AsSpan(0, 9))));
}
