using System.Reflection;

namespace Broker.Api.Tests.Listing;

/// <summary>Operators under the sign a caller writes.</summary>
internal static class OperatorText
{
    private static readonly Dictionary<string, string> s_signs = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "operator ==",
        ["op_Inequality"] = "operator !=",
        ["op_LessThan"] = "operator <",
        ["op_LessThanOrEqual"] = "operator <=",
        ["op_GreaterThan"] = "operator >",
        ["op_GreaterThanOrEqual"] = "operator >=",
        ["op_Addition"] = "operator +",
        ["op_UnaryPlus"] = "operator +",
        ["op_Subtraction"] = "operator -",
        ["op_UnaryNegation"] = "operator -",
        ["op_Multiply"] = "operator *",
        ["op_Division"] = "operator /",
        ["op_Modulus"] = "operator %",
        ["op_LogicalNot"] = "operator !",
        ["op_BitwiseAnd"] = "operator &",
        ["op_BitwiseOr"] = "operator |",
        ["op_ExclusiveOr"] = "operator ^",
        ["op_True"] = "operator true",
        ["op_False"] = "operator false",
    };

    /// <summary>Return type and name; a conversion is named by the type it converts to.</summary>
    public static string ReturnAndName(MethodInfo method)
    {
        string result = ParameterText.Return(method);
        return method.Name switch
        {
            "op_Implicit" => $"implicit operator {result}",
            "op_Explicit" => $"explicit operator {result}",
            _ => $"{result} {s_signs.GetValueOrDefault(method.Name, method.Name)}",
        };
    }
}
