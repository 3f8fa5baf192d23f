using System.Reflection;
using Broker.Api.Tests.Listing;

namespace Broker.Api.Tests.Conventions;

/// <summary>How a type or member is called in a message and in accepted.txt.</summary>
internal static class TypeNames
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => $"{type.Namespace}.{TypeText.OfDeclaration(type)}",
        ConstructorInfo constructor => $"{Of(constructor.DeclaringType!)}.ctor",
        _ => $"{Of(member.DeclaringType!)}.{member.Name}",
    };
}
