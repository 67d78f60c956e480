namespace FamilyLink.Admin.Parts;

/// <summary>The console's line icons.</summary>
#pragma warning disable CS1591 // Each says what it draws.
public enum IconName
{
    Today, Child, Phone, Card, Message, Staff, Sandbox, More, Close,
    Sun, Moon, Auto, Search, Plus, Check, Cross, Clock, Bell, Back, Next, Warning, Print, Send, Retry, Key, Out, Blocked, Paper, Person, Voice, Picture, Link, Edit,
}
