using Broker.Core.Identity;
using Broker.Orchestration.Audit;

namespace Broker.Orchestration.Permissions;

/// <summary>The question whether someone may ask for something.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Command">What for.</param>
/// <param name="Customer">For whom; null for what concerns no customer.</param>
public sealed record PermissionRequest(Actor Actor, CaseCommand Command, CustomerId? Customer = null);
