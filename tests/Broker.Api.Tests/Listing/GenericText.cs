using System.Reflection;

namespace Broker.Api.Tests.Listing;

/// <summary>Type parameters and their constraints.</summary>
internal static class GenericText
{
    private const GenericParameterAttributes AllowsRefStruct = (GenericParameterAttributes)0x20;

    public static string Parameters(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(parameter => parameter.Name))}>" : "";

    /// <summary><c> where T : class, IFoo</c> for each constrained parameter that <paramref name="owner"/> itself declares.</summary>
    public static string Constraints(MemberInfo owner)
    {
        Type[] parameters = owner switch
        {
            MethodInfo { IsGenericMethodDefinition: true } method => method.GetGenericArguments(),
            Type { IsGenericTypeDefinition: true } type => type.GetGenericArguments()[(type.DeclaringType?.GetGenericArguments().Length ?? 0)..],
            _ => [],
        };
        return string.Concat(parameters.Select(parameter => (parameter, list: Of(parameter, owner)))
            .Where(item => item.list.Count > 0)
            .Select(item => $" where {item.parameter.Name} : {string.Join(", ", item.list)}"));
    }

    private static List<string> Of(Type parameter, MemberInfo owner)
    {
        List<string> list = [];
        GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
        byte flag = SignatureAnnotations.Of(parameter.CustomAttributes, owner).NextFlag();
        bool isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        Type[] constraints = [.. parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType))];
        if (parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsUnmanagedAttribute"))
        {
            list.Add("unmanaged");
        }
        else if (isStruct)
        {
            list.Add("struct");
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            list.Add(flag == 2 ? "class?" : "class");
        }
        else if (flag == 1 && constraints.Length == 0)
        {
            list.Add("notnull");
        }

        list.AddRange(constraints.Select(type => TypeText.Of(type, SignatureAnnotations.Of([], null))).Order(StringComparer.Ordinal));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
        {
            list.Add("new()");
        }

        if (attributes.HasFlag(AllowsRefStruct))
        {
            list.Add("allows ref struct");
        }

        return list;
    }
}
