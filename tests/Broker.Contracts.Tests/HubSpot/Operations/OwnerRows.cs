using Broker.Crm.HubSpot.Owners;
using static Broker.Contracts.Tests.HubSpot.Operations.Rows;

namespace Broker.Contracts.Tests.HubSpot.Operations;

/// <summary>The users and queues that records belong to (contracts/hubspot.md 9).</summary>
internal static class OwnerRows
{
    private const string User = "90071992547";

    public static IReadOnlyList<HubSpotCall> All { get; } =
    [
        Read("ListOwners", static c => ListAsync(c.Owners.ListAsync(new HubSpotOwnerListOptions { Email = "a+b@example.com", PageSize = 50, Archived = true })), static owners =>
        {
            Assert.Equal([(User, false), (null, true)], owners.Select(static owner => (owner.UserId, owner.Archived!.Value)));
            IsAda(owners[0]);
        }),
        Read("ListOwners, found", static c => c.Owners.FindByEmailAsync("A+B@example.com"), static owner =>
        {
            IsAda(owner!);
            Assert.False(owner!.Archived);
        }),
        Read("GetOwner", static c => c.Owners.GetAsync("41"), IsAda),
        Read("GetOwner, by its user", static c => c.Owners.GetByUserIdAsync(User, archived: true), static owner =>
        {
            IsAda(owner);
            Assert.Equal((null, true), (owner.UserId, owner.Archived));
        }),
    ];

    private static void IsAda(HubSpotOwner owner)
    {
        Assert.Equal(("41", "a+b@example.com", "Ada", "Bo", User, "PERSON"), (owner.Id, owner.Email, owner.FirstName, owner.LastName, owner.UserIdIncludingInactive, owner.Type));
        Assert.Equal(("5", "Desk", true), (Assert.Single(owner.Teams!).Id, owner.Teams![0].Name, owner.Teams[0].Primary));
        Assert.Equal((Created, Updated), (owner.CreatedAt, owner.UpdatedAt));
    }
}
