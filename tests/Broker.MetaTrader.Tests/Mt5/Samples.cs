using Broker.MetaTrader.Mt5.Models;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>One answer of each model with every member the contract lists.</summary>
internal static class Samples
{
    public const string Order = """
        {"ticket":10000001,"profit":2.25,"swap":3.25,"commission":4.25,"fee":5.25,"closePrice":6.25,"closeTime":"2026-11-02T09:00:07","closeLots":8.25,
        "closeComment":"closeComment 9","openPrice":10.25,"openTime":"2026-11-02T09:00:11","lots":12.25,"contractSize":13.25,"expertId":10000014,
        "placedType":"ByExpert","orderType":"Sell","dealType":"DealSell","symbol":"symbol 18","comment":"comment 19","state":"Placed","stopLoss":21.25,
        "takeProfit":22.25,"requestId":23,"digits":24,"profitRate":25.25,"stopLimitPrice":26.25,"dealInternalIn":{"ticketNumber":10000028,"id":"id 29",
        "login":10000030,"historyTime":10000031,"orderTicket":10000032,"openTime":10000033,"symbol":"symbol 34","type":"DealSell","direction":"Out",
        "openPrice":37.25,"price":38.25,"stopLoss":39.25,"takeProfit":40.25,"volume":10000041,"profit":42.25,"profitRate":43.25,"volumeRate":44.25,
        "commission":45.25,"fee":46.25,"swap":47.25,"expertId":10000048,"positionTicket":10000049,"comment":"comment 50","contractSize":51.25,"digits":52,
        "moneyDigits":53,"freeProfit":54.25,"trailRounder":55.25,"openTimeMs":10000056,"placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:00:58",
        "lots":59.25},"dealInternalOut":{"ticketNumber":10000061,"id":"id 62","login":10000063,"historyTime":10000064,"orderTicket":10000065,"openTime":10000066,
        "symbol":"symbol 67","type":"DealSell","direction":"Out","openPrice":70.25,"price":71.25,"stopLoss":72.25,"takeProfit":73.25,"volume":10000074,
        "profit":75.25,"profitRate":76.25,"volumeRate":77.25,"commission":78.25,"fee":79.25,"swap":80.25,"expertId":10000081,"positionTicket":10000082,
        "comment":"comment 83","contractSize":84.25,"digits":85,"moneyDigits":86,"freeProfit":87.25,"trailRounder":88.25,"openTimeMs":10000089,
        "placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:01:31","lots":92.25},"orderInternal":{"ticketNumber":10000094,"id":"id 95","login":10000096,
        "symbol":"symbol 97","historyTime":10000098,"openTime":10000099,"expirationTime":10000100,"executionTime":10000101,"type":"Sell",
        "fillPolicy":"ImmediateOrCancel","expirationType":"Today","placedType":"ByExpert","openPrice":106.25,"stopLimitPrice":107.25,"price":108.25,
        "stopLoss":109.25,"takeProfit":110.25,"volume":10000111,"requestVolume":10000112,"state":"Placed","expertId":10000114,"dealTicket":10000115,
        "comment":"comment 116","contractSize":117.25,"digits":118,"baseDigits":119,"profitRate":120.25,"openTimeMs":10000121,"ticket":10000122,
        "executionTimeAsDateTime":"2026-11-02T09:02:03","lots":124.25,"requestLots":125.25,"openTimeMsAsDateTime":"2026-11-02T09:02:06",
        "openTimeAsDateTime":"2026-11-02T09:02:07"},"partialCloseDeals":[{"ticketNumber":10000130,"id":"id 131","login":10000132,"historyTime":10000133,
        "orderTicket":10000134,"openTime":10000135,"symbol":"symbol 136","type":"DealSell","direction":"Out","openPrice":139.25,"price":140.25,"stopLoss":141.25,
        "takeProfit":142.25,"volume":10000143,"profit":144.25,"profitRate":145.25,"volumeRate":146.25,"commission":147.25,"fee":148.25,"swap":149.25,
        "expertId":10000150,"positionTicket":10000151,"comment":"comment 152","contractSize":153.25,"digits":154,"moneyDigits":155,"freeProfit":156.25,
        "trailRounder":157.25,"openTimeMs":10000158,"placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:02:40","lots":161.25}],
        "partialFillDeals":[{"ticketNumber":10000164,"id":"id 165","login":10000166,"historyTime":10000167,"orderTicket":10000168,"openTime":10000169,
        "symbol":"symbol 170","type":"DealSell","direction":"Out","openPrice":173.25,"price":174.25,"stopLoss":175.25,"takeProfit":176.25,"volume":10000177,
        "profit":178.25,"profitRate":179.25,"volumeRate":180.25,"commission":181.25,"fee":182.25,"swap":183.25,"expertId":10000184,"positionTicket":10000185,
        "comment":"comment 186","contractSize":187.25,"digits":188,"moneyDigits":189,"freeProfit":190.25,"trailRounder":191.25,"openTimeMs":10000192,
        "placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:03:14","lots":195.25}],"closeVolume":10000196,"volume":10000197,"expirationType":"Today",
        "expirationTime":"2026-11-02T09:03:19","fillPolicy":"ImmediateOrCancel","openTimestampUTC":10000201,"closeTimestampUTC":10000202}
        """;

    public const string Deal = """
        {"ticketNumber":10000001,"id":"id 2","login":10000003,"historyTime":10000004,"orderTicket":10000005,"openTime":10000006,"symbol":"symbol 7",
        "type":"DealSell","direction":"Out","openPrice":10.25,"price":11.25,"stopLoss":12.25,"takeProfit":13.25,"volume":10000014,"profit":15.25,
        "profitRate":16.25,"volumeRate":17.25,"commission":18.25,"fee":19.25,"swap":20.25,"expertId":10000021,"positionTicket":10000022,"comment":"comment 23",
        "contractSize":24.25,"digits":25,"moneyDigits":26,"freeProfit":27.25,"trailRounder":28.25,"openTimeMs":10000029,"placedType":"ByExpert",
        "openTimeAsDateTime":"2026-11-02T09:00:31","lots":32.25}
        """;

    public const string OrderRecord = """
        {"ticketNumber":10000001,"id":"id 2","login":10000003,"symbol":"symbol 4","historyTime":10000005,"openTime":10000006,"expirationTime":10000007,
        "executionTime":10000008,"type":"Sell","fillPolicy":"ImmediateOrCancel","expirationType":"Today","placedType":"ByExpert","openPrice":13.25,
        "stopLimitPrice":14.25,"price":15.25,"stopLoss":16.25,"takeProfit":17.25,"volume":10000018,"requestVolume":10000019,"state":"Placed","expertId":10000021,
        "dealTicket":10000022,"comment":"comment 23","contractSize":24.25,"digits":25,"baseDigits":26,"profitRate":27.25,"openTimeMs":10000028,"ticket":10000029,
        "executionTimeAsDateTime":"2026-11-02T09:00:30","lots":31.25,"requestLots":32.25,"openTimeMsAsDateTime":"2026-11-02T09:00:33",
        "openTimeAsDateTime":"2026-11-02T09:00:34"}
        """;

    public const string AccountRecord = """
        {"login":10000001,"type":"type 2","userName":"userName 3","tradeFlags":4,"country":"country 5","city":"city 6","state":"state 7","zipCode":"zipCode 8",
        "userAddress":"userAddress 9","phone":"phone 10","email":"email 11","balance":12.25,"credit":13.25,"blocked":14.25,"leverage":15}
        """;

    public const string DemoAccount = """
        {"login":10000001,"password":"password 2","investor":"investor 3"}
        """;

    public const string OrderHistory = """
        {"orders":[{"ticket":10000003,"profit":4.25,"swap":5.25,"commission":6.25,"fee":7.25,"closePrice":8.25,"closeTime":"2026-11-02T09:00:09",
        "closeLots":10.25,"closeComment":"closeComment 11","openPrice":12.25,"openTime":"2026-11-02T09:00:13","lots":14.25,"contractSize":15.25,
        "expertId":10000016,"placedType":"ByExpert","orderType":"Sell","dealType":"DealSell","symbol":"symbol 20","comment":"comment 21","state":"Placed",
        "stopLoss":23.25,"takeProfit":24.25,"requestId":25,"digits":26,"profitRate":27.25,"stopLimitPrice":28.25,"dealInternalIn":{"ticketNumber":10000030,
        "id":"id 31","login":10000032,"historyTime":10000033,"orderTicket":10000034,"openTime":10000035,"symbol":"symbol 36","type":"DealSell","direction":"Out",
        "openPrice":39.25,"price":40.25,"stopLoss":41.25,"takeProfit":42.25,"volume":10000043,"profit":44.25,"profitRate":45.25,"volumeRate":46.25,
        "commission":47.25,"fee":48.25,"swap":49.25,"expertId":10000050,"positionTicket":10000051,"comment":"comment 52","contractSize":53.25,"digits":54,
        "moneyDigits":55,"freeProfit":56.25,"trailRounder":57.25,"openTimeMs":10000058,"placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:01:00",
        "lots":61.25},"dealInternalOut":{"ticketNumber":10000063,"id":"id 64","login":10000065,"historyTime":10000066,"orderTicket":10000067,"openTime":10000068,
        "symbol":"symbol 69","type":"DealSell","direction":"Out","openPrice":72.25,"price":73.25,"stopLoss":74.25,"takeProfit":75.25,"volume":10000076,
        "profit":77.25,"profitRate":78.25,"volumeRate":79.25,"commission":80.25,"fee":81.25,"swap":82.25,"expertId":10000083,"positionTicket":10000084,
        "comment":"comment 85","contractSize":86.25,"digits":87,"moneyDigits":88,"freeProfit":89.25,"trailRounder":90.25,"openTimeMs":10000091,
        "placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:01:33","lots":94.25},"orderInternal":{"ticketNumber":10000096,"id":"id 97","login":10000098,
        "symbol":"symbol 99","historyTime":10000100,"openTime":10000101,"expirationTime":10000102,"executionTime":10000103,"type":"Sell",
        "fillPolicy":"ImmediateOrCancel","expirationType":"Today","placedType":"ByExpert","openPrice":108.25,"stopLimitPrice":109.25,"price":110.25,
        "stopLoss":111.25,"takeProfit":112.25,"volume":10000113,"requestVolume":10000114,"state":"Placed","expertId":10000116,"dealTicket":10000117,
        "comment":"comment 118","contractSize":119.25,"digits":120,"baseDigits":121,"profitRate":122.25,"openTimeMs":10000123,"ticket":10000124,
        "executionTimeAsDateTime":"2026-11-02T09:02:05","lots":126.25,"requestLots":127.25,"openTimeMsAsDateTime":"2026-11-02T09:02:08",
        "openTimeAsDateTime":"2026-11-02T09:02:09"},"partialCloseDeals":[{"ticketNumber":10000132,"id":"id 133","login":10000134,"historyTime":10000135,
        "orderTicket":10000136,"openTime":10000137,"symbol":"symbol 138","type":"DealSell","direction":"Out","openPrice":141.25,"price":142.25,"stopLoss":143.25,
        "takeProfit":144.25,"volume":10000145,"profit":146.25,"profitRate":147.25,"volumeRate":148.25,"commission":149.25,"fee":150.25,"swap":151.25,
        "expertId":10000152,"positionTicket":10000153,"comment":"comment 154","contractSize":155.25,"digits":156,"moneyDigits":157,"freeProfit":158.25,
        "trailRounder":159.25,"openTimeMs":10000160,"placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:02:42","lots":163.25}],
        "partialFillDeals":[{"ticketNumber":10000166,"id":"id 167","login":10000168,"historyTime":10000169,"orderTicket":10000170,"openTime":10000171,
        "symbol":"symbol 172","type":"DealSell","direction":"Out","openPrice":175.25,"price":176.25,"stopLoss":177.25,"takeProfit":178.25,"volume":10000179,
        "profit":180.25,"profitRate":181.25,"volumeRate":182.25,"commission":183.25,"fee":184.25,"swap":185.25,"expertId":10000186,"positionTicket":10000187,
        "comment":"comment 188","contractSize":189.25,"digits":190,"moneyDigits":191,"freeProfit":192.25,"trailRounder":193.25,"openTimeMs":10000194,
        "placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:03:16","lots":197.25}],"closeVolume":10000198,"volume":10000199,"expirationType":"Today",
        "expirationTime":"2026-11-02T09:03:21","fillPolicy":"ImmediateOrCancel","openTimestampUTC":10000203,"closeTimestampUTC":10000204}],
        "internalDeals":[{"ticketNumber":10000207,"id":"id 208","login":10000209,"historyTime":10000210,"orderTicket":10000211,"openTime":10000212,
        "symbol":"symbol 213","type":"DealSell","direction":"Out","openPrice":216.25,"price":217.25,"stopLoss":218.25,"takeProfit":219.25,"volume":10000220,
        "profit":221.25,"profitRate":222.25,"volumeRate":223.25,"commission":224.25,"fee":225.25,"swap":226.25,"expertId":10000227,"positionTicket":10000228,
        "comment":"comment 229","contractSize":230.25,"digits":231,"moneyDigits":232,"freeProfit":233.25,"trailRounder":234.25,"openTimeMs":10000235,
        "placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:03:57","lots":238.25}],"internalOrders":[{"ticketNumber":10000241,"id":"id 242",
        "login":10000243,"symbol":"symbol 244","historyTime":10000245,"openTime":10000246,"expirationTime":10000247,"executionTime":10000248,"type":"Sell",
        "fillPolicy":"ImmediateOrCancel","expirationType":"Today","placedType":"ByExpert","openPrice":253.25,"stopLimitPrice":254.25,"price":255.25,
        "stopLoss":256.25,"takeProfit":257.25,"volume":10000258,"requestVolume":10000259,"state":"Placed","expertId":10000261,"dealTicket":10000262,
        "comment":"comment 263","contractSize":264.25,"digits":265,"baseDigits":266,"profitRate":267.25,"openTimeMs":10000268,"ticket":10000269,
        "executionTimeAsDateTime":"2026-11-02T09:04:30","lots":271.25,"requestLots":272.25,"openTimeMsAsDateTime":"2026-11-02T09:04:33",
        "openTimeAsDateTime":"2026-11-02T09:04:34"}],"action":275,"partialResponse":true}
        """;

    public const string HistoryPage = """
        {"pagesCount":1,"pageNumber":2,"orders":[{"ticket":10000005,"profit":6.25,"swap":7.25,"commission":8.25,"fee":9.25,"closePrice":10.25,
        "closeTime":"2026-11-02T09:00:11","closeLots":12.25,"closeComment":"closeComment 13","openPrice":14.25,"openTime":"2026-11-02T09:00:15","lots":16.25,
        "contractSize":17.25,"expertId":10000018,"placedType":"ByExpert","orderType":"Sell","dealType":"DealSell","symbol":"symbol 22","comment":"comment 23",
        "state":"Placed","stopLoss":25.25,"takeProfit":26.25,"requestId":27,"digits":28,"profitRate":29.25,"stopLimitPrice":30.25,
        "dealInternalIn":{"ticketNumber":10000032,"id":"id 33","login":10000034,"historyTime":10000035,"orderTicket":10000036,"openTime":10000037,
        "symbol":"symbol 38","type":"DealSell","direction":"Out","openPrice":41.25,"price":42.25,"stopLoss":43.25,"takeProfit":44.25,"volume":10000045,
        "profit":46.25,"profitRate":47.25,"volumeRate":48.25,"commission":49.25,"fee":50.25,"swap":51.25,"expertId":10000052,"positionTicket":10000053,
        "comment":"comment 54","contractSize":55.25,"digits":56,"moneyDigits":57,"freeProfit":58.25,"trailRounder":59.25,"openTimeMs":10000060,
        "placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:01:02","lots":63.25},"dealInternalOut":{"ticketNumber":10000065,"id":"id 66",
        "login":10000067,"historyTime":10000068,"orderTicket":10000069,"openTime":10000070,"symbol":"symbol 71","type":"DealSell","direction":"Out",
        "openPrice":74.25,"price":75.25,"stopLoss":76.25,"takeProfit":77.25,"volume":10000078,"profit":79.25,"profitRate":80.25,"volumeRate":81.25,
        "commission":82.25,"fee":83.25,"swap":84.25,"expertId":10000085,"positionTicket":10000086,"comment":"comment 87","contractSize":88.25,"digits":89,
        "moneyDigits":90,"freeProfit":91.25,"trailRounder":92.25,"openTimeMs":10000093,"placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:01:35",
        "lots":96.25},"orderInternal":{"ticketNumber":10000098,"id":"id 99","login":10000100,"symbol":"symbol 101","historyTime":10000102,"openTime":10000103,
        "expirationTime":10000104,"executionTime":10000105,"type":"Sell","fillPolicy":"ImmediateOrCancel","expirationType":"Today","placedType":"ByExpert",
        "openPrice":110.25,"stopLimitPrice":111.25,"price":112.25,"stopLoss":113.25,"takeProfit":114.25,"volume":10000115,"requestVolume":10000116,
        "state":"Placed","expertId":10000118,"dealTicket":10000119,"comment":"comment 120","contractSize":121.25,"digits":122,"baseDigits":123,
        "profitRate":124.25,"openTimeMs":10000125,"ticket":10000126,"executionTimeAsDateTime":"2026-11-02T09:02:07","lots":128.25,"requestLots":129.25,
        "openTimeMsAsDateTime":"2026-11-02T09:02:10","openTimeAsDateTime":"2026-11-02T09:02:11"},"partialCloseDeals":[{"ticketNumber":10000134,"id":"id 135",
        "login":10000136,"historyTime":10000137,"orderTicket":10000138,"openTime":10000139,"symbol":"symbol 140","type":"DealSell","direction":"Out",
        "openPrice":143.25,"price":144.25,"stopLoss":145.25,"takeProfit":146.25,"volume":10000147,"profit":148.25,"profitRate":149.25,"volumeRate":150.25,
        "commission":151.25,"fee":152.25,"swap":153.25,"expertId":10000154,"positionTicket":10000155,"comment":"comment 156","contractSize":157.25,"digits":158,
        "moneyDigits":159,"freeProfit":160.25,"trailRounder":161.25,"openTimeMs":10000162,"placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:02:44",
        "lots":165.25}],"partialFillDeals":[{"ticketNumber":10000168,"id":"id 169","login":10000170,"historyTime":10000171,"orderTicket":10000172,
        "openTime":10000173,"symbol":"symbol 174","type":"DealSell","direction":"Out","openPrice":177.25,"price":178.25,"stopLoss":179.25,"takeProfit":180.25,
        "volume":10000181,"profit":182.25,"profitRate":183.25,"volumeRate":184.25,"commission":185.25,"fee":186.25,"swap":187.25,"expertId":10000188,
        "positionTicket":10000189,"comment":"comment 190","contractSize":191.25,"digits":192,"moneyDigits":193,"freeProfit":194.25,"trailRounder":195.25,
        "openTimeMs":10000196,"placedType":"ByExpert","openTimeAsDateTime":"2026-11-02T09:03:18","lots":199.25}],"closeVolume":10000200,"volume":10000201,
        "expirationType":"Today","expirationTime":"2026-11-02T09:03:23","fillPolicy":"ImmediateOrCancel","openTimestampUTC":10000205,
        "closeTimestampUTC":10000206}]}
        """;

    public const string Quote = """
        {"symbol":"symbol 1","bid":2.25,"ask":3.25,"time":"2026-11-02T09:00:04","last":5.25,"volume":10000006}
        """;

    public const string MarketWatch = """
        {"symbol":"symbol 1","high":2.25,"low":3.25,"openPrice":4.25,"closePrice":5.25,"dailyChange":6.25,"bid":7.25,"ask":8.25,"spread":9,"volume":10000010}
        """;

    public const string Bar = """
        {"time":"2026-11-02T09:00:01","openPrice":2.25,"highPrice":3.25,"lowPrice":4.25,"closePrice":5.25,"tickVolume":10000006,"spread":7,"volume":10000008}
        """;

    public const string SymbolBars = """
        {"symbol":"symbol 1","bars":[{"time":"2026-11-02T09:00:04","openPrice":5.25,"highPrice":6.25,"lowPrice":7.25,"closePrice":8.25,"tickVolume":10000009,
        "spread":10,"volume":10000011}],"exception":"exception 12"}
        """;

    public const string SymbolInfo = """
        {"updateTime":10000001,"currency":"currency 2","isin":"isin 3","description":"description 4","basis":"basis 5","refToSite":"refToSite 6","custom":7,
        "profitCurrency":"profitCurrency 8","marginCurrency":"marginCurrency 9","precision":10,"bkgndColor":11,"digits":12,"points":13.25,"limitPoints":14.25,
        "id":15,"depthOfMarket":16,"spread":17,"tickValue":18.25,"tickSize":19.25,"contractSize":20.25,"gtcMode":"gtcMode 21","calcMode":"calcMode 22",
        "settlementPrice":23.25,"lowerLimit":24.25,"upperLimit":25.25,"faceValue":26.25,"accruedInterest":27.25,"firstTradeTime":10000028,
        "lastTradeTime":10000029,"bid_tickvalue":30.25,"ask_tickvalue":31.25}
        """;

    public const string SymbolGroup = """
        {"groupName":"groupName 1","deviationRate":2,"roundRate":3,"tradeMode":"LongOnly","sl":5,"tp":6,"tradeType":"Instant","fillPolicy":"FOK, IOC",
        "expiration":"GTC, DAY","orderFlags":10,"priceTimeout":11,"requoteTimeout":12,"requestLots":13,"tmp1":14,"minVolume":10000015,"maxVolume":10000016,
        "volumeStep":10000017,"initialMargin":18.25,"maintenanceMargin":19.25,"initMarginRate":[21.25],"mntnMarginRate":[23.25],"hedgedMargin":24.25,
        "swapType":"swapType 25","swapLong":26.25,"swapShort":27.25,"threeDaysSwap":"threeDaysSwap 28","swapRates":[30.25],"minLots":31.25,"maxLots":32.25,
        "lotsStep":33.25}
        """;

    public const string SymbolParams = """
        {"symbol":"symbol 1","symbolInfo":{"updateTime":10000003,"currency":"currency 4","isin":"isin 5","description":"description 6","basis":"basis 7",
        "refToSite":"refToSite 8","custom":9,"profitCurrency":"profitCurrency 10","marginCurrency":"marginCurrency 11","precision":12,"bkgndColor":13,
        "digits":14,"points":15.25,"limitPoints":16.25,"id":17,"depthOfMarket":18,"spread":19,"tickValue":20.25,"tickSize":21.25,"contractSize":22.25,
        "gtcMode":"gtcMode 23","calcMode":"calcMode 24","settlementPrice":25.25,"lowerLimit":26.25,"upperLimit":27.25,"faceValue":28.25,"accruedInterest":29.25,
        "firstTradeTime":10000030,"lastTradeTime":10000031,"bid_tickvalue":32.25,"ask_tickvalue":33.25},"symbolGroup":{"groupName":"groupName 35",
        "deviationRate":36,"roundRate":37,"tradeMode":"LongOnly","sl":39,"tp":40,"tradeType":"Instant","fillPolicy":"FOK, IOC","expiration":"GTC, DAY",
        "orderFlags":44,"priceTimeout":45,"requoteTimeout":46,"requestLots":47,"tmp1":48,"minVolume":10000049,"maxVolume":10000050,"volumeStep":10000051,
        "initialMargin":52.25,"maintenanceMargin":53.25,"initMarginRate":[55.25],"mntnMarginRate":[57.25],"hedgedMargin":58.25,"swapType":"swapType 59",
        "swapLong":60.25,"swapShort":61.25,"threeDaysSwap":"threeDaysSwap 62","swapRates":[64.25],"minLots":65.25,"maxLots":66.25,"lotsStep":67.25}}
        """;

    public const string Session = """
        {"startTime":1,"endTime":2}
        """;

    public const string SymbolSessions = """
        {"quotes":[[{"startTime":4,"endTime":5}]],"trades":[[{"startTime":9,"endTime":10}]]}
        """;

    public const string SessionState = """
        {"symbol":"symbol 1","active":true}
        """;

    public const string MailMessage = """
        {"id":10000001,"time":"2026-11-02T09:00:02","from":"from 3","to":"to 4","subject":"subject 5","body":"body 6"}
        """;

    public const string EquityPoint = """
        {"time":"2026-11-02T09:00:01","balance":2.25,"equity":3.25,"balanceDrawdownRaw":4.25,"balanceDrawdownRelative":5.25,"equityDrawdownRaw":6.25,
        "equityDrawdownRelative":7.25,"realizedPL":8.25,"unrealizedPL":9.25}
        """;

    public const string TickValue = """
        {"symbol":"symbol 1","tickValue":2.25,"tickSize":3.25,"tickValueMq":4.25}
        """;

    public static TheoryData<Type, string> All => new()
    {
        { typeof(Mt5Order), Order },
        { typeof(Mt5Deal), Deal },
        { typeof(Mt5OrderRecord), OrderRecord },
        { typeof(Mt5AccountRecord), AccountRecord },
        { typeof(Mt5DemoAccount), DemoAccount },
        { typeof(Mt5OrderHistory), OrderHistory },
        { typeof(Mt5HistoryPage), HistoryPage },
        { typeof(Mt5Quote), Quote },
        { typeof(Mt5MarketWatch), MarketWatch },
        { typeof(Mt5Bar), Bar },
        { typeof(Mt5SymbolBars), SymbolBars },
        { typeof(Mt5SymbolInfo), SymbolInfo },
        { typeof(Mt5SymbolGroup), SymbolGroup },
        { typeof(Mt5SymbolParams), SymbolParams },
        { typeof(Mt5Session), Session },
        { typeof(Mt5SymbolSessions), SymbolSessions },
        { typeof(Mt5SessionState), SessionState },
        { typeof(Mt5MailMessage), MailMessage },
        { typeof(Mt5EquityPoint), EquityPoint },
        { typeof(Mt5TickValue), TickValue },
    };
}
