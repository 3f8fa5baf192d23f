namespace Broker.Crm.Salesforce.Tests.Query;

/// <summary>Texts that break builders which escape too little, too much or in the wrong order.</summary>
internal static class SoqlCorpus
{
    private static readonly string[] Pieces =
    [
        "'", "''", "\\", "\\\\", "\\'", "'\\", "\"", "\n", "\r\n", "\t", "\b", "\f", "%", "_", "\\%", "\\_", "\u2018", "\u2019", "\u201c", "\u02bc", "\uff07", "\u00b4", "`",
        "\\u0027", "\\n", "\u2028", "\u0085", "(", ")", ",", ";", "--", "/*", "*/", ":", "{0}", "{", "}", "&", "+", "#", "%27", "%5C", "\u0301", "\ud83d\ude00", "\u202e", "\ufeff", "\u00a0",
    ];

    private static readonly string[] Attacks =
    [
        "' OR Name != '", "\\' OR Name != '", "x' OR Id != null OR Name = '", "x\\", "') OR (Id != '", "%' OR Name LIKE '%", "' LIMIT 1 OFFSET 1 --", "' ALL ROWS", "' FOR UPDATE",
        "x' AND Id IN (SELECT AccountId FROM Contact WHERE Email != '", "x') AND Id NOT IN (SELECT Id FROM Account WHERE Name = '", "' USING SCOPE everything WHERE Name = '",
        "' WITH SECURITY_ENFORCED", "'/**/OR/**/Name!='", "x'\nOR Name != '\n", "x\\\\' OR Name != '", "TODAY", "null", "LAST_N_DAYS:5", "FORMAT(Amount)", "toLabel(Status)", "DISTANCE(Loc, GEOLOCATION(1,2), 'km') < 3",
        "convertCurrency(Amount)", "COUNT()", "CALENDAR_YEAR(CreatedDate)", "{!x}", ":bind", "TYPEOF What WHEN Account THEN Id END", "' HAVING COUNT(Id) > 0", "' GROUP BY ROLLUP(Name)", "' ORDER BY Name NULLS LAST",
    ];

    public static IEnumerable<string> Build() =>
        Pieces.Concat(Attacks)
            .Concat(Pieces.SelectMany(static p => new[] { "a" + p, p + "a", "a" + p + "b" }))
            .Concat(Pieces.Zip(Pieces.Reverse(), static (a, b) => a + b))
            .Concat(Attacks.Select(static a => "\\" + a))
            .Concat(Attacks.Select(static a => a + "\\"))
            .Distinct(StringComparer.Ordinal);
}
