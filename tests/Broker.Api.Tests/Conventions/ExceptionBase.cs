namespace Broker.Api.Tests.Conventions;

/// <summary>One base for everything that can go wrong with a call, so that one catch is enough.</summary>
internal static class ExceptionBase
{
    public const string Rule = "exception-base";

    public const string BaseName = "Broker.Core.Errors.BrokerApiException";

    public static IEnumerable<Violation> Check(Type type)
    {
        if (!typeof(Exception).IsAssignableFrom(type))
        {
            yield break;
        }

        for (Type? level = type; level is not null; level = level.BaseType)
        {
            if (level.FullName == BaseName)
            {
                yield break;
            }
        }

        yield return new Violation(Rule, TypeNames.Of(type), $"derive from {BaseName}");
    }
}
