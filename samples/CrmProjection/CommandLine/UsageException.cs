namespace CrmProjectionSample.CommandLine;

/// <summary>The command line is wrong; the message says what was given and what is allowed.</summary>
public sealed class UsageException(string message) : Exception(message);
