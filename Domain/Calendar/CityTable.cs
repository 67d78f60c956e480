namespace FamilyLink.Domain.Calendar;

/// <summary>The places that <see cref="Cities"/> knows.</summary>
internal static class CityTable
{
    // A zone, and below it its places: simplified | traditional, empty when the same | pinyin | English. Mainland China keeps
    // one official time, Xinjiang included. Countries and provinces stand here when they have one zone.
    private const string Table = """
        Asia/Shanghai
            北京||beijing|Beijing; 上海||shanghai|Shanghai; 天津||tianjin|Tianjin; 重庆|重慶|chongqing|Chongqing;
            深圳||shenzhen|Shenzhen; 广州|廣州|guangzhou|Guangzhou; 东莞|東莞|dongguan|Dongguan; 佛山||foshan|Foshan;
            惠州||huizhou|Huizhou; 中山||zhongshan|Zhongshan; 珠海||zhuhai|Zhuhai; 江门|江門|jiangmen|Jiangmen;
            汕头|汕頭|shantou|Shantou; 苏州|蘇州|suzhou|Suzhou; 昆山|崑山|kunshan|Kunshan; 无锡|無錫|wuxi|Wuxi;
            常州||changzhou|Changzhou; 南京||nanjing|Nanjing; 杭州||hangzhou|Hangzhou; 宁波|寧波|ningbo|Ningbo;
            温州|溫州|wenzhou|Wenzhou; 义乌|義烏|yiwu|Yiwu; 台州||taizhou|Taizhou; 绍兴|紹興|shaoxing|Shaoxing;
            嘉兴|嘉興|jiaxing|Jiaxing; 金华|金華|jinhua|Jinhua; 厦门|廈門|xiamen|Xiamen; 泉州||quanzhou|Quanzhou;
            晋江|晉江|jinjiang|Jinjiang; 福州||fuzhou|Fuzhou; 莆田||putian|Putian; 青岛|青島|qingdao|Qingdao; 济南|濟南|jinan|Jinan;
            烟台|煙台|yantai|Yantai; 石家庄|石家莊|shijiazhuang|Shijiazhuang; 唐山||tangshan|Tangshan; 太原||taiyuan|Taiyuan;
            郑州|鄭州|zhengzhou|Zhengzhou; 武汉|武漢|wuhan|Wuhan; 长沙|長沙|changsha|Changsha; 南昌||nanchang|Nanchang;
            合肥||hefei|Hefei; 成都||chengdu|Chengdu; 昆明||kunming|Kunming; 贵阳|貴陽|guiyang|Guiyang; 南宁|南寧|nanning|Nanning;
            西安||xian|Xi'an; 兰州|蘭州|lanzhou|Lanzhou; 西宁|西寧|xining|Xining; 银川|銀川|yinchuan|Yinchuan;
            乌鲁木齐|烏魯木齊|wulumuqi|Urumqi; 喀什||kashi|Kashgar; 拉萨|拉薩|lasa|Lhasa; 呼和浩特||huhehaote|Hohhot;
            沈阳|瀋陽|shenyang|Shenyang; 大连|大連|dalian|Dalian; 长春|長春|changchun|Changchun; 哈尔滨|哈爾濱|haerbin|Harbin;
            海口||haikou|Haikou; 三亚|三亞|sanya|Sanya; 广东|廣東|guangdong|Guangdong; 浙江||zhejiang|Zhejiang;
            江苏|江蘇|jiangsu|Jiangsu; 福建||fujian|Fujian; 山东|山東|shandong|Shandong; 河北||hebei|Hebei; 河南||henan|Henan;
            湖北||hubei|Hubei; 湖南||hunan|Hunan; 江西||jiangxi|Jiangxi; 安徽||anhui|Anhui; 四川||sichuan|Sichuan;
            云南|雲南|yunnan|Yunnan; 贵州|貴州|guizhou|Guizhou; 广西|廣西|guangxi|Guangxi; 海南||hainan|Hainan;
            陕西|陝西|shaanxi|Shaanxi; 山西||shanxi|Shanxi; 甘肃|甘肅|gansu|Gansu; 青海||qinghai|Qinghai; 宁夏|寧夏|ningxia|Ningxia;
            新疆||xinjiang|Xinjiang; 西藏||xizang|Tibet; 内蒙古|內蒙古|neimenggu|Inner Mongolia; 辽宁|遼寧|liaoning|Liaoning;
            吉林||jilin|Jilin; 黑龙江|黑龍江|heilongjiang|Heilongjiang; 中国|中國|zhongguo|China;
        Asia/Hong_Kong
            香港||xianggang|Hong Kong;
        Asia/Macau
            澳门|澳門|aomen|Macau;
        Asia/Taipei
            台北|臺北|taibei|Taipei; 高雄||gaoxiong|Kaohsiung; 台湾|臺灣|taiwan|Taiwan;
        Asia/Tokyo
            东京|東京|dongjing|Tokyo; 大阪||daban|Osaka; 名古屋||mingguwu|Nagoya; 日本||riben|Japan;
        Asia/Seoul
            首尔|首爾|shouer|Seoul; 釜山||fushan|Busan; 韩国|韓國|hanguo|South Korea;
        Asia/Singapore
            新加坡||xinjiapo|Singapore;
        Asia/Kuala_Lumpur
            吉隆坡||jilongpo|Kuala Lumpur; 马来西亚|馬來西亞|malaixiya|Malaysia;
        Asia/Bangkok
            曼谷||mangu|Bangkok; 泰国|泰國|taiguo|Thailand;
        Asia/Ho_Chi_Minh
            胡志明市||huzhimingshi|Ho Chi Minh City; 河内|河內|henei|Hanoi; 越南||yuenan|Vietnam;
        Asia/Phnom_Penh
            金边|金邊|jinbian|Phnom Penh; 西哈努克港|西哈努克|xihanuke|Sihanoukville; 柬埔寨||jianpuzhai|Cambodia;
        Asia/Vientiane
            万象|萬象|wanxiang|Vientiane; 老挝|寮國|laowo|Laos;
        Asia/Yangon
            仰光||yangguang|Yangon; 曼德勒||mandele|Mandalay; 缅甸|緬甸|miandian|Myanmar;
        Asia/Jakarta
            雅加达|雅加達|yajiada|Jakarta;
        Asia/Manila
            马尼拉|馬尼拉|manila|Manila; 菲律宾|菲律賓|feilvbin|Philippines;
        Asia/Dhaka
            达卡|達卡|daka|Dhaka; 孟加拉国|孟加拉|mengjiala|Bangladesh;
        Asia/Kolkata
            孟买|孟買|mengmai|Mumbai; 新德里||xindeli|New Delhi; 印度||yindu|India;
        Asia/Karachi
            卡拉奇||kalaqi|Karachi; 拉合尔|拉合爾|laheer|Lahore; 伊斯兰堡|伊斯蘭堡|yisilanbao|Islamabad; 巴基斯坦||bajisitan|Pakistan;
        Asia/Kathmandu
            加德满都|加德滿都|jiademandu|Kathmandu; 尼泊尔|尼泊爾|niboer|Nepal;
        Asia/Colombo
            科伦坡|科倫坡|kelunpo|Colombo;
        Asia/Ulaanbaatar
            乌兰巴托|烏蘭巴托|wulanbatuo|Ulaanbaatar;
        Asia/Almaty
            阿拉木图|阿拉木圖|alamutu|Almaty;
        Asia/Tashkent
            塔什干||tashigan|Tashkent;
        Asia/Dubai
            迪拜|杜拜|dibai|Dubai; 阿布扎比||abuzhabi|Abu Dhabi; 阿联酋|阿聯酋|alianqiu|United Arab Emirates;
        Asia/Qatar
            多哈||duoha|Doha;
        Asia/Riyadh
            利雅得||liyade|Riyadh; 吉达|吉達|jida|Jeddah; 沙特|沙烏地阿拉伯|shate|Saudi Arabia;
        Asia/Kuwait
            科威特||keweite|Kuwait;
        Asia/Jerusalem
            特拉维夫|特拉維夫|telaweifu|Tel Aviv; 以色列||yiselie|Israel;
        Asia/Baghdad
            巴格达|巴格達|bageda|Baghdad;
        Europe/Istanbul
            伊斯坦布尔|伊斯坦堡|yisitanbuer|Istanbul; 土耳其||tuerqi|Turkey;
        Europe/Moscow
            莫斯科||mosike|Moscow; 圣彼得堡|聖彼得堡|shengbidebao|Saint Petersburg;
        Asia/Vladivostok
            符拉迪沃斯托克|海參崴|fuladiwosituoke|Vladivostok;
        Asia/Novosibirsk
            新西伯利亚|新西伯利亞|xinxiboliya|Novosibirsk;
        Europe/Minsk
            明斯克||mingsike|Minsk;
        Africa/Cairo
            开罗|開羅|kailuo|Cairo; 埃及||aiji|Egypt;
        Africa/Algiers
            阿尔及尔|阿爾及爾|aerjier|Algiers;
        Africa/Casablanca
            卡萨布兰卡|卡薩布蘭卡|kasabulanka|Casablanca;
        Africa/Lagos
            拉各斯||lagesi|Lagos; 阿布贾|阿布賈|abujia|Abuja; 尼日利亚|奈及利亞|niriliya|Nigeria;
        Africa/Accra
            阿克拉||akela|Accra; 加纳|迦納|jiana|Ghana;
        Africa/Nairobi
            内罗毕|奈洛比|neiluobi|Nairobi; 肯尼亚|肯亞|kenniya|Kenya;
        Africa/Addis_Ababa
            亚的斯亚贝巴|阿迪斯阿貝巴|yadisiyabeiba|Addis Ababa; 埃塞俄比亚|衣索比亞|aisaiebiya|Ethiopia;
        Africa/Dar_es_Salaam
            达累斯萨拉姆|達累斯薩拉姆|daleisisalamu|Dar es Salaam;
        Africa/Kinshasa
            金沙萨|金夏沙|jinshasa|Kinshasa;
        Africa/Lubumbashi
            卢本巴希|盧本巴希|lubenbaxi|Lubumbashi;
        Africa/Luanda
            罗安达|羅安達|luoanda|Luanda; 安哥拉||angela|Angola;
        Africa/Lusaka
            卢萨卡|盧薩卡|lusaka|Lusaka; 赞比亚|尚比亞|zanbiya|Zambia;
        Africa/Johannesburg
            约翰内斯堡|約翰尼斯堡|yuehanneisibao|Johannesburg; 开普敦|開普敦|kaipudun|Cape Town; 南非||nanfei|South Africa;
        Europe/London
            伦敦|倫敦|lundun|London; 曼彻斯特|曼徹斯特|manchesite|Manchester; 英国|英國|yingguo|United Kingdom;
        Europe/Dublin
            都柏林||dubailin|Dublin;
        Europe/Lisbon
            里斯本||lisiben|Lisbon;
        Europe/Paris
            巴黎||bali|Paris; 法国|法國|faguo|France;
        Europe/Madrid
            马德里|馬德里|madeli|Madrid; 巴塞罗那|巴塞隆納|basailuona|Barcelona;
        Europe/Rome
            罗马|羅馬|luoma|Rome; 米兰|米蘭|milan|Milan; 普拉托||pulatuo|Prato; 意大利|義大利|yidali|Italy;
        Europe/Berlin
            柏林||bolin|Berlin; 法兰克福|法蘭克福|falankefu|Frankfurt; 慕尼黑||munihei|Munich; 德国|德國|deguo|Germany;
        Europe/Amsterdam
            阿姆斯特丹||amusitedan|Amsterdam;
        Europe/Brussels
            布鲁塞尔|布魯塞爾|bulusaier|Brussels;
        Europe/Vienna
            维也纳|維也納|weiyena|Vienna;
        Europe/Zurich
            苏黎世|蘇黎世|sulishi|Zurich;
        Europe/Budapest
            布达佩斯|布達佩斯|budapeisi|Budapest;
        Europe/Warsaw
            华沙|華沙|huasha|Warsaw;
        Europe/Prague
            布拉格||bulage|Prague;
        Europe/Belgrade
            贝尔格莱德|貝爾格勒|beiergelaide|Belgrade;
        Europe/Stockholm
            斯德哥尔摩|斯德哥爾摩|sidegeermo|Stockholm;
        Europe/Copenhagen
            哥本哈根||gebenhagen|Copenhagen;
        Europe/Helsinki
            赫尔辛基|赫爾辛基|heerxinji|Helsinki;
        Europe/Athens
            雅典||yadian|Athens;
        America/New_York
            纽约|紐約|niuyue|New York; 波士顿|波士頓|boshidun|Boston;
        America/Chicago
            芝加哥||zhijiage|Chicago; 休斯敦|休士頓|xiusidun|Houston;
        America/Los_Angeles
            洛杉矶|洛杉磯|luoshanji|Los Angeles; 旧金山|舊金山|jiujinshan|San Francisco; 西雅图|西雅圖|xiyatu|Seattle;
        America/Toronto
            多伦多|多倫多|duolunduo|Toronto;
        America/Vancouver
            温哥华|溫哥華|wengehua|Vancouver;
        America/Mexico_City
            墨西哥城||moxigecheng|Mexico City;
        America/Panama
            巴拿马城|巴拿馬城|banamacheng|Panama City;
        America/Sao_Paulo
            圣保罗|聖保羅|shengbaoluo|São Paulo;
        America/Argentina/Buenos_Aires
            布宜诺斯艾利斯|布宜諾斯艾利斯|buyinuosiailisi|Buenos Aires;
        America/Lima
            利马|利馬|lima|Lima;
        America/Santiago
            圣地亚哥|聖地牙哥|shengdiyage|Santiago;
        Australia/Sydney
            悉尼|雪梨|xini|Sydney;
        Australia/Melbourne
            墨尔本|墨爾本|moerben|Melbourne;
        Australia/Brisbane
            布里斯班||bulisiban|Brisbane;
        Australia/Perth
            珀斯|伯斯|posi|Perth;
        Pacific/Auckland
            奥克兰|奧克蘭|aokelan|Auckland; 新西兰|紐西蘭|xinxilan|New Zealand;
        Pacific/Port_Moresby
            莫尔斯比港|莫士比港|moersibigang|Port Moresby;
        """;

    /// <summary>Every place that is known.</summary>
    public static IReadOnlyList<City> All { get; } = [.. Read()];

    private static IEnumerable<City> Read()
    {
        var zone = "";
        foreach (var line in Table.Split('\n'))
        {
            if (!line.StartsWith(' ')) zone = line.Trim();
            else
                foreach (var place in line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    yield return Read(zone, place.Split('|'));
        }
    }

    private static City Read(string zone, string[] names) =>
        new(zone, names[0], names[1].Length == 0 ? names[0] : names[1], names[2], names[3]);
}
