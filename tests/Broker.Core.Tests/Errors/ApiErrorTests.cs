using Broker.Core.Boundaries;
using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Core.Tests.Errors;

public sealed class ApiErrorTests
{
    private static readonly ApiError Error = new()
    {
        System = "metatrader", Operation = "RegisterAccount", Kind = ErrorKind.Timeout, Outcome = Outcome.Unknown, Status = 201, Attempts = 2, RequestId = "r1",
        RetryAfter = TimeSpan.FromSeconds(1.5), RequestIdentity = "5@A",
    };

    [Fact]
    public void The_sentence_tells_everything_and_what_to_do_next() => Assert.Equal(
        "metatrader RegisterAccount: no complete answer within the time limit (outcome Unknown, status 201, 2 attempts, request r1). Wait 1.5 s. " +
        "It may have been applied: look it up before anything is sent again.",
        Error.ToString());

    [Fact]
    public void Unknown_goes_before_every_kind()
    {
        foreach (ErrorKind kind in Enum.GetValues<ErrorKind>())
        {
            Assert.Equal("5@A", Assert.IsType<OutcomeUnknownException>((Error with { Kind = kind }).ToException()).RequestIdentity);
        }
    }

    [Fact]
    public void Every_status_has_a_kind_and_only_clear_refusals_say_that_nothing_was_applied()
    {
        for (int status = 100; status < 600; status++)
        {
            ApiFailure failure = ApiFailure.FromStatus(status);
            Assert.Equal(status, failure.Status);
            Assert.False(failure.NotSent);
            if (status is < 400 or 408 or (>= 500 and not 501 and not 505))
            {
                Assert.False(failure.NotApplied, $"{status}");
            }
            else
            {
                Assert.True(failure.NotApplied, $"{status}");
            }
        }
    }

    [Fact]
    public void A_result_holds_a_value_or_an_error()
    {
        var good = new ApiResult<int>(5, "r");
        Assert.True(good.TryGet(out int value, out ApiError? none));
        Assert.Equal(5, value);
        Assert.Null(none);
        Assert.Equal("6", good.Select(v => $"{v + 1}").Value);

        var bad = new ApiResult<int>(Error);
        Assert.False(bad.TryGet(out _, out ApiError? error));
        Assert.Same(Error, error);
        Assert.Equal("r1", bad.RequestId);
        Assert.Throws<OutcomeUnknownException>(() => bad.Value);
        Assert.Same(Error, bad.Select(v => "x").Error);
    }

    [Fact]
    public void A_boundary_never_calls_a_failure_confirmed()
    {
        Assert.Equal(Outcome.Unknown, BoundaryResult<int>.Failed(Error with { Outcome = Outcome.Confirmed }).Outcome);
        Assert.Throws<ArgumentException>(() => BoundaryResult<int>.Failed(Outcome.Confirmed, BoundaryFailure.From(Error)));
        BoundaryResult<int> failed = BoundaryResult<int>.Failed(Error);
        Assert.False(failed.IsConfirmed);
        Assert.Throws<InvalidOperationException>(() => failed.Value);
        Assert.Equal(7, BoundaryResult<int>.Confirmed(7).Value);
    }
}
