namespace CrmProjectionSample.CommandLine;

/// <summary>The help text.</summary>
internal static class Usage
{
    internal static int Print()
    {
        Console.WriteLine(
            """
            Copies what other systems own into a CRM, and shows what happens when people edit the copies there.
            Everything runs in this process: HubSpot is a simulator, the other owners are played by the program.

              run  [--customers N=50] [--layout object|deal|contact] [--json]
                   projects N customers, edits fields "in the CRM" behind the program's back (one field of the first customer once,
                   one of the second customer four times), sweeps, and shows refusals, repairs, the exception item and the audit
                   trail. Checks what it shows; the exit code is 1 when something is not as expected.
              plan [--customers N=50] [--layout object|deal|contact] [--json]
                   what would be written for one customer, field by field, with owner and rule: before the first copy, after it,
                   and after an edit in the CRM

            --layout says where trading accounts are written: a custom object (default), a deal each, or on the contact.
            """);
        return 0;
    }
}
