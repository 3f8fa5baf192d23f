using System.Globalization;

namespace Broker.Core.Pipeline;

/// <summary>An answer is larger than the option allows. Becomes a protocol error.</summary>
internal sealed class AnswerTooLargeException(int maxBytes)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The answer is larger than MaxResponseBytes, which is {maxBytes}. Raise it if such answers are expected."));
