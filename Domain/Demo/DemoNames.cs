namespace FamilyLink.Domain.Demo;

/// <summary>Invented names for the demo school, written by hand; none is meant to be anybody's.</summary>
internal static class DemoNames
{
    /// <summary>Sixty-three children, in the order of their weekly times; the first ten have a story.</summary>
    public static readonly string[] Children =
    [
        "张小明", "王思雨", "王思远", "刘子涵", "陈晓峰", "赵欣怡", "孙悦", "周家乐", "吴雨桐", "黄志强",
        "李梦瑶", "杨天佑", "何佳慧", "马晓东", "朱紫萱", "胡文博", "林小雅", "郭子轩", "罗心怡", "梁浩然",
        "宋雨欣", "谢俊杰", "唐诗涵", "许明哲", "邓可馨", "韩宇航", "冯静怡", "曹子墨", "彭雅婷", "曾凡星",
        "肖思琪", "田一鸣", "董梓晴", "袁浩宇", "潘晓燕", "蒋承志", "蔡欣妍", "余向阳", "杜若溪", "叶知秋",
        "程小雨", "苏明月", "魏家豪", "吕思彤", "丁小满", "任静雯", "沈安然", "姚立新", "卢晓晨", "姜子怡",
        "崔文轩", "钟灵秀", "谭志远", "陆佳琪", "汪晨曦", "范小宝", "金玉婷", "石磊", "廖雨菲", "贾思齐",
        "夏天", "韦春花", "付小龙",
    ];

    /// <summary>Which of them are girls.</summary>
    public static readonly HashSet<string> Girls =
    [
        "王思雨", "刘子涵", "赵欣怡", "孙悦", "吴雨桐", "李梦瑶", "何佳慧", "朱紫萱", "林小雅", "罗心怡", "宋雨欣", "唐诗涵", "邓可馨", "冯静怡", "彭雅婷", "肖思琪",
        "董梓晴", "潘晓燕", "蔡欣妍", "杜若溪", "程小雨", "苏明月", "吕思彤", "任静雯", "卢晓晨", "姜子怡", "钟灵秀", "陆佳琪", "金玉婷", "廖雨菲", "韦春花",
    ];

    /// <summary>Surnames of mothers and of grandmothers.</summary>
    public static readonly string[] Surnames =
        ["李", "王", "陈", "刘", "杨", "黄", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "萧"];

    /// <summary>Given names of mothers.</summary>
    public static readonly string[] Mothers =
        ["秀兰", "丽华", "春梅", "玉珍", "小红", "桂英", "海燕", "丽萍", "秋菊", "美玲", "雪梅", "金凤", "艳红", "慧芳", "翠萍", "冬梅", "晓琴", "月娥", "水莲", "银花", "巧云", "爱玲", "素芬"];

    /// <summary>Given names of fathers.</summary>
    public static readonly string[] Fathers =
        ["建国", "志刚", "大勇", "永强", "长江", "海波", "国庆", "春生", "卫东", "金龙", "光明", "水根", "新华", "有才", "福来", "振兴", "文斌", "学军", "正平"];

    /// <summary>Given names of grandmothers and grandfathers.</summary>
    public static readonly string[] Elders =
        ["桂花", "德福", "金莲", "有福", "玉莲", "长富", "凤英", "满仓", "秀英", "大山", "银秀", "水生", "腊梅", "根生", "菊香", "茂林", "兰英"];

    /// <summary>Which of the teachers are women.</summary>
    public static readonly HashSet<string> WomenTeachers = ["方老师", "李老师", "白老师", "秦老师", "尹老师"];

    /// <summary>Teachers; the first seven are class teachers in the order of <see cref="Classes"/>.</summary>
    public static readonly string[] Teachers = ["方老师", "邹老师", "熊老师", "李老师", "白老师", "孟老师", "秦老师", "尹老师", "江老师"];

    /// <summary>Classes with their grade.</summary>
    public static readonly (string Name, int Grade)[] Classes =
        [("一（1）班", 1), ("二（1）班", 2), ("三（1）班", 3), ("三（2）班", 3), ("四（1）班", 4), ("五（1）班", 5), ("六（1）班", 6)];
}
