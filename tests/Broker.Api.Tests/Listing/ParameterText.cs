using System.Reflection;
using System.Runtime.CompilerServices;

namespace Broker.Api.Tests.Listing;

/// <summary>A parameter list as C# writes it.</summary>
internal static class ParameterText
{
    public static string List(MethodBase method)
    {
        bool isExtension = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return string.Join(", ", method.GetParameters().Select((parameter, index) => (isExtension && index == 0 ? "this " : "") + One(parameter)));
    }

    /// <summary>The return type with <c>ref</c> and attributes.</summary>
    public static string Return(MethodInfo method)
    {
        ParameterInfo result = method.ReturnParameter;
        string reference = !result.ParameterType.IsByRef ? "" : Has(result, "IsReadOnlyAttribute") ? "ref readonly " : "ref ";
        return reference + TypeText.Of(result.ParameterType, SignatureAnnotations.Of(result.CustomAttributes, method));
    }

    public static string One(ParameterInfo parameter)
    {
        string type = TypeText.Of(parameter.ParameterType, SignatureAnnotations.Of(parameter.CustomAttributes, parameter.Member));
        string attributes = AttributeText.Inline(parameter.CustomAttributes);
        return $"{attributes}{Modifier(parameter)}{type} {parameter.Name}{Default(parameter)}";
    }

    private static string Modifier(ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsByRef)
        {
            return parameter.IsOut ? "out " : Has(parameter, "RequiresLocationAttribute") ? "ref readonly " : parameter.IsIn ? "in " : "ref ";
        }

        bool isParams = Has(parameter, "ParamArrayAttribute") || Has(parameter, "ParamCollectionAttribute");
        return (Has(parameter, "ScopedRefAttribute") ? "scoped " : "") + (isParams ? "params " : "");
    }

    private static string Default(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? " = " + ConstantText.Of(parameter.RawDefaultValue, parameter.ParameterType) : "";

    private static bool Has(ParameterInfo parameter, string attributeName) =>
        parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == attributeName);
}
