using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Demo;

/// <summary>One demo account for each role; they sign in without a password, on a sandbox database and on loopback alone.</summary>
internal static class DemoStaff
{
    private static readonly (Role Role, string Name)[] Accounts =
    [
        (Role.Owner, "卫管理员"), (Role.Head, "郑校长"), (Role.Coordinator, "林老师"), (Role.Counsellor, "陈老师"),
        (Role.Teacher, "李老师"), (Role.Viewer, "邵老师"), (Role.CountyViewer, "汤科长"),
    ];

    /// <summary>Plants accounts and grants; the teacher's account is also that member.</summary>
    public static void Plant(Work work, School school, Member teacher)
    {
        foreach (var (role, name) in Accounts)
        {
            var user = $"demo.{role}".ToLowerInvariant();
            var account = new StaffAccount
            {
                Id = work.NewId(),
                UserName = user,
                NormalizedUserName = user.ToUpperInvariant(),
                DisplayName = name,
                Demo = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
                MemberId = role == Role.Teacher ? teacher.Id : null,
            };
            work.Db.Users.Add(account);
            work.Db.Grants.Add(new StaffGrant { Id = work.NewId(), AccountId = account.Id, SchoolId = role == Role.CountyViewer ? null : school.Id, Role = role, GivenAt = work.Now });
        }
    }
}
