using Broker.Api.Tests.Listing;
using Broker.Api.Tests.Repository;

namespace Broker.Api.Tests.Conventions;

/// <summary>The conventions over everything that ships. What deviates for a reason stands in accepted.txt.</summary>
public sealed class ConventionTests
{
    [Fact]
    public void Packages_know_only_whom_they_may_know() =>
        Judge(PackageArrows.Rule, ShippedPackage.All.SelectMany(PackageArrows.Check));

    [Fact]
    public void No_third_party_type_stands_in_a_public_signature() =>
        JudgeTypes(ForeignTypes.Rule, ForeignTypes.Check);

    [Fact]
    public void Asynchronous_methods_take_a_cancellation_token_last() =>
        JudgeTypes(AsyncMethods.TokenRule, AsyncMethods.CheckToken);

    [Fact]
    public void Asynchronous_methods_end_with_Async() =>
        JudgeTypes(AsyncMethods.NameRule, AsyncMethods.CheckName);

    [Fact]
    public void Money_and_volumes_are_decimal() =>
        JudgeTypes(MoneyTypes.Rule, MoneyTypes.Check);

    [Fact]
    public void No_public_static_can_be_changed() =>
        JudgeTypes(StaticState.Rule, StaticState.Check);

    [Fact]
    public void Exceptions_share_one_base() =>
        JudgeTypes(ExceptionBase.Rule, ExceptionBase.Check);

    [Fact]
    public void Every_public_type_and_member_is_documented() =>
        Judge(Documentation.Rule, ShippedPackage.All.SelectMany(package => Visibility.VisibleTypes(package.Assembly).SelectMany(Documentation.Of(package.Assembly).Check)));

    [Fact]
    public void Every_option_says_its_default() =>
        Judge(Documentation.OptionsRule, ShippedPackage.All.SelectMany(package => Visibility.VisibleTypes(package.Assembly).SelectMany(Documentation.Of(package.Assembly).CheckOptions)));

    [Fact]
    public void A_file_holds_one_type_of_its_own_name() =>
        JudgeFiles(SourceRules.OneTypeRule, SourceRules.CheckOneType);

    [Fact]
    public void The_namespace_follows_the_folder() =>
        JudgeFiles(SourceRules.NamespaceRule, SourceRules.CheckNamespace);

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        JudgeFiles(SourceRules.LengthRule, SourceRules.CheckLength);

    [Fact]
    public void Time_comes_from_the_TimeProvider() =>
        JudgeFiles(SourceRules.TimeRule, SourceRules.CheckTime);

    private static void JudgeTypes(string rule, Func<Type, IEnumerable<Violation>> check) =>
        Judge(rule, ShippedPackage.All.SelectMany(package => Visibility.VisibleTypes(package.Assembly)).SelectMany(check));

    private static void JudgeFiles(string rule, Func<SourceFile, IEnumerable<Violation>> check) =>
        Judge(rule, ShippedPackage.All.SelectMany(package => package.SourceFiles()).SelectMany(check));

    private static void Judge(string rule, IEnumerable<Violation> violations)
    {
        string? problems = AcceptedDeviations.Judge(rule, violations);
        Assert.True(problems is null, problems);
    }
}
