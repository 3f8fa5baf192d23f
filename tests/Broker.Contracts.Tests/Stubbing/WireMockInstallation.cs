namespace Broker.Contracts.Tests.Stubbing;

/// <summary>Where java and the WireMock jar are on this machine, or why they cannot be used.</summary>
internal sealed record WireMockInstallation(string JavaPath, string JarPath)
{
    private const string JarFolder = "tests/Broker.Contracts.Tests/wiremock/node_modules/wiremock/build";

    public static WireMockInstallation? Found { get; } = Find();

    /// <summary>On a developer's machine a missing server skips the test; in CI the test runs and fails with the same reason.</summary>
    public static string? SkipReason => Found is null && !IsContinuousIntegration ? MissingReason : null;

    /// <summary>What to do when <see cref="Found"/> is null.</summary>
    public static string MissingReason =>
        $"WireMock needs java on the PATH (found: {FindJava() ?? "none"}) and its jar under {JarFolder} (found: {FindJar() ?? "none"}). " +
        "Run build/test.sh once, or install a Java runtime and run `npm ci` in tests/Broker.Contracts.Tests/wiremock.";

    private static bool IsContinuousIntegration =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    private static WireMockInstallation? Find() =>
        FindJava() is { } java && FindJar() is { } jar ? new WireMockInstallation(java, jar) : null;

    private static string? FindJava()
    {
        string executable = OperatingSystem.IsWindows() ? "java.exe" : "java";
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home)
        {
            folders = folders.Prepend(Path.Combine(home, "bin"));
        }

        return folders.Select(folder => Path.Combine(folder, executable)).FirstOrDefault(File.Exists);
    }

    private static string? FindJar()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, JarFolder);
            if (Directory.Exists(candidate))
            {
                return Directory.EnumerateFiles(candidate, "wiremock-standalone-*.jar").FirstOrDefault();
            }
        }

        return null;
    }
}
